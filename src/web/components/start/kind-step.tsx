import type { DraftKind } from '../../../domain/document.ts'
import { STRINGS } from '../../strings/strings.ts'
import { periodParts, YEAR_PARTS } from '../../views/period-parts.ts'
import { faultAt } from '../../views/start-view.ts'
import { usePage, useSelected } from '../page-context.ts'
import { Choice } from '../shell/choice.tsx'
import { TextField } from './text-field.tsx'

const KINDS = Object.keys(STRINGS.kinds).filter((kind): kind is DraftKind => kind in STRINGS.kinds)
const WRITERS = ['model', 'engine'] as const

/** What is written, for whom and about which time. */
export function KindStep() {
  const state = useSelected((page) => page.start)
  const health = useSelected((page) => page.session.health)
  const { start, choose } = usePage().actions
  const { start: words } = STRINGS
  return (
    <div class="kind-step">
      <fieldset class="start-group">
        <legend>{STRINGS.kindLabel}</legend>
        {KINDS.map((kind) => (
          <label key={kind} class={state.kind === kind ? 'start-card is-chosen' : 'start-card'}>
            <input
              type="radio"
              name="start-kind"
              checked={state.kind === kind}
              onChange={() => start.chooseKind(kind)}
            />
            <span class="start-card-name">{STRINGS.kinds[kind]}</span>
            <span class="start-card-text">{words.kindHints[kind]}</span>
          </label>
        ))}
        {health !== null && health.model !== null && (
          <Choice
            label={STRINGS.writerLabel}
            value={state.writer ?? 'model'}
            options={WRITERS.map((value) => ({ value, name: STRINGS.writers[value] }))}
            onChoose={(writer) => choose.start({ type: 'writer-chosen', writer })}
          />
        )}
      </fieldset>
      <div class="start-group">
        <WhichSheet />
        <ProfileFields />
      </div>
    </div>
  )
}

function WhichSheet() {
  const sheets = useSelected((page) => page.session.sheets)
  const sheetId = useSelected((page) => page.start.sheetId)
  const { start } = usePage().actions
  const { start: words } = STRINGS
  if (sheets.length === 0) return <h3 class="start-legend">{words.whose}</h3>
  const [newest] = sheets
  return (
    <fieldset class="whose">
      <legend>{words.whose}</legend>
      <label class="whose-way">
        <input
          type="radio"
          name="start-sheet"
          checked={sheetId !== null}
          onChange={() => newest && start.chooseSheet(newest.id)}
        />
        {words.whoseOld}
      </label>
      {sheetId !== null && (
        <select
          aria-label={words.sheetLabel}
          value={sheetId}
          onChange={(event) => start.chooseSheet(event.currentTarget.value)}
        >
          {sheets.map(({ id, title, facts }) => (
            <option key={id} value={id}>
              {title}（{STRINGS.sheet.facts(facts)}）
            </option>
          ))}
        </select>
      )}
      <label class="whose-way">
        <input type="radio" name="start-sheet" checked={sheetId === null} onChange={start.newSheet} />
        {words.whoseNew}
      </label>
    </fieldset>
  )
}

function ProfileFields() {
  const profile = useSelected((page) => page.start.profile)
  const faults = useSelected((page) => page.start.faults)
  const { typeProfile } = usePage().actions.start
  const { profile: words } = STRINGS.start
  const { year, part } = periodParts(profile.period)
  const parts: readonly string[] = YEAR_PARTS
  return (
    <div class="profile-fields">
      <TextField
        class="is-wide"
        label={words.organ}
        hint={words.organHint}
        value={profile.organ}
        fault={faultAt(faults, '/profile/organ')}
        onType={(organ) => typeProfile({ organ })}
      />
      <TextField
        label={words.year}
        hint="2025"
        value={year}
        inputMode="numeric"
        maxLength={4}
        fault={faultAt(faults, '/period')}
        onType={(typed) => typeProfile({ period: typed + part })}
      />
      <label class="text-field">
        <span class="text-field-name">{words.part}</span>
        <select value={part} onChange={(event) => typeProfile({ period: year + event.currentTarget.value })}>
          {(parts.includes(part) ? parts : [...parts, part]).map((one) => (
            <option key={one} value={one}>
              {words.parts[one] ?? one.slice(1)}
            </option>
          ))}
        </select>
      </label>
      <label class="text-field">
        <span class="text-field-name">{words.level}</span>
        <select value={profile.level} onChange={(event) => typeProfile({ level: event.currentTarget.value })}>
          {Object.entries(words.levels).map(([level, name]) => (
            <option key={level} value={level}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <TextField
        label={words.region}
        hint={words.regionHint}
        value={profile.region}
        fault={faultAt(faults, '/profile/region')}
        onType={(region) => typeProfile({ region })}
      />
      <TextField
        class="is-wide"
        label={words.shortNames}
        hint={words.shortNamesHint}
        value={profile.shortNames}
        fault={faultAt(faults, '/profile/shortNames')}
        onType={(shortNames) => typeProfile({ shortNames })}
      />
      <TextField
        class="is-wide"
        label={words.superiors}
        hint={words.superiorsHint}
        value={profile.superiors}
        fault={faultAt(faults, '/profile/superiors')}
        onType={(superiors) => typeProfile({ superiors })}
      />
    </div>
  )
}
