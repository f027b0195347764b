import { useMemo, useState } from 'preact/hooks'
import type { Fact } from '../../../domain/fact-sheet.ts'
import { STRINGS } from '../../strings/strings.ts'
import type { OutlineSection, PlannedDraft } from '../../transport/drafts.ts'
import {
  changeSection,
  hostsOf,
  isArranged,
  leftOut,
  moveFact,
  moveSection,
  openHosts,
  placeSection,
  sectionsById,
  takeUpFact,
} from '../../views/outline-view.ts'
import { faultAt } from '../../views/start-view.ts'
import { lengthOf } from '../../views/typed-length.ts'
import { usePage, useSelected } from '../page-context.ts'
import type { Dragged } from './dragged.ts'
import { FactChip } from './fact-chip.tsx'
import { OutlineRow } from './outline-row.tsx'

/** The outline as proposed, to be arranged. */
export function OutlineStep() {
  const { planned, outline, isPlanning, sheet, faults } = useSelected((page) => page.start)
  const { start } = usePage().actions
  const { outline: words } = STRINGS.start
  if (planned === null || outline === null || sheet === null) {
    return (
      <div role="status" class="outline-waiting">
        <p>{isPlanning ? words.planning : words.missed}</p>
        {!isPlanning && (
          <button type="button" class="plain-button" onClick={() => start.vary({})}>
            {words.again}
          </button>
        )}
      </div>
    )
  }
  return (
    <div class="outline-step">
      {sheet.sheet.facts.length === 0 && (
        <div class="empty-note">
          <p class="empty-title">{words.emptyTitle}</p>
          <p>{words.emptyText}</p>
        </div>
      )}
      <OutlineTools planned={planned} outline={outline} />
      {faultAt(faults, '/outline') === null && <p class="soft">{words.keys}</p>}
      <Sections planned={planned} outline={outline} facts={sheet.sheet.facts} />
    </div>
  )
}

type Arranged = { planned: PlannedDraft; outline: readonly OutlineSection[] }

function OutlineTools({ planned, outline }: Arranged) {
  const { length, measured, seed } = useSelected((page) => page.start)
  const { start, choose } = usePage().actions
  const { outline: words } = STRINGS.start
  const { lengths } = measured ?? planned
  const sum = Object.values(lengths).reduce((all, one) => all + one, 0)
  return (
    <div class="start-tools">
      <label class="length-field" title={words.totalHint}>
        <span>{words.total}</span>
        <input
          type="number"
          min="500"
          max="20000"
          step="100"
          value={length ?? ''}
          placeholder={words.about(sum)}
          onChange={({ currentTarget }) => {
            const wanted = lengthOf(currentTarget.value, 500, 20_000)
            currentTarget.value = wanted === null ? '' : String(wanted)
            start.vary({ length: wanted })
          }}
        />
      </label>
      <p class="soft" role="status">
        {words.sum(sum)}
      </p>
      <span class="start-gap" />
      <button
        type="button"
        class="quiet-button"
        onClick={() => start.vary({ seed: `${(Number.parseInt(seed, 10) || 0) + 1}` })}
      >
        {words.reroll}
      </button>
      <button
        type="button"
        class="quiet-button"
        disabled={!isArranged(outline, planned.plan)}
        onClick={() => choose.start({ type: 'outline-reset' })}
      >
        {words.reset}
      </button>
    </div>
  )
}

function Sections({ planned, outline, facts }: Arranged & { facts: readonly Fact[] }) {
  const { measured, faults } = useSelected((page) => page.start)
  const { start } = usePage().actions
  const { outline: words } = STRINGS.start
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const [said, say] = useState('')
  const sections = useMemo(() => sectionsById(planned.plan), [planned])
  const byId = useMemo(() => new Map(facts.map((fact) => [fact.id, fact])), [facts])
  const shown = measured ?? planned
  const numbers = useMemo(() => new Map(shown.plan.sections.map(({ id, number }) => [id, number])), [shown])
  const missing = leftOut(outline, facts)
  const headingOf = (id: string): string => outline.find((one) => one.id === id)?.heading ?? ''

  const shift = (id: string, step: -1 | 1): void => {
    const moved = moveSection(outline, sections, id, step)
    if (moved === outline) return
    start.arrange(moved)
    say(words.placed(headingOf(id), moved.findIndex((one) => one.id === id) + 1))
  }
  const carry = (fact: string, from: string | null, to: string): void => {
    const moved = from === null ? takeUpFact(outline, fact, to) : moveFact(outline, sections, fact, from, to)
    if (moved === outline) return
    start.arrange(moved)
    say(words.moved(byId.get(fact)?.label ?? '', headingOf(to)))
  }
  const hosts = (fact: Fact, from: string | null): readonly OutlineSection[] =>
    from === null ? openHosts(outline, sections, fact) : hostsOf(outline, sections, from)
  const takes = (id: string): boolean => {
    if (dragged === null) return false
    if (dragged.type === 'section') return placeSection(outline, sections, dragged.id, id) !== outline
    const fact = byId.get(dragged.id)
    return dragged.from !== id && fact !== undefined && hosts(fact, dragged.from).some((one) => one.id === id)
  }
  const drop = (id: string): void => {
    if (dragged?.type === 'section') start.arrange(placeSection(outline, sections, dragged.id, id))
    else if (dragged) carry(dragged.id, dragged.from, id)
    setDragged(null)
  }
  const chip = (fact: Fact, from: string | null) => (
    <FactChip
      key={fact.id}
      fact={fact}
      hosts={hosts(fact, from)}
      from={from}
      onMove={(to) => carry(fact.id, from, to)}
      onDrag={setDragged}
    />
  )
  return (
    <>
      <p class="visually-hidden" role="status">
        {said}
      </p>
      <ol class={dragged === null ? 'outline-rows' : 'outline-rows is-dragging'}>
        {outline.map((one, i) => {
          const section = sections.get(one.id)
          const next = outline[i + 1]
          const level = section?.level ?? 1
          return (
            <OutlineRow
              key={one.id}
              section={one}
              level={level}
              number={numbers.get(one.id) ?? ''}
              about={shown.lengths[one.id] ?? null}
              hasParts={next !== undefined && (sections.get(next.id)?.level ?? 1) > level}
              canMove={[
                moveSection(outline, sections, one.id, -1) !== outline,
                moveSection(outline, sections, one.id, 1) !== outline,
              ]}
              fault={faultAt(faults, `/outline/${i}`)}
              takes={takes(one.id)}
              onShift={(step) => shift(one.id, step)}
              onChange={(changes) => start.arrange(changeSection(outline, one.id, changes))}
              onDrag={setDragged}
              onDrop={() => drop(one.id)}
            >
              {one.facts.flatMap((id) => {
                const fact = byId.get(id)
                return fact ? [chip(fact, one.id)] : []
              })}
            </OutlineRow>
          )
        })}
      </ol>
      {missing.length > 0 && (
        <details class="outline-left">
          <summary>{words.leftOut(missing.length)}</summary>
          <p class="soft">{words.leftOutHint}</p>
          <ul class="fact-chips">{missing.map((fact) => chip(fact, null))}</ul>
        </details>
      )}
    </>
  )
}
