import { useEffect, useMemo, useState } from 'preact/hooks'
import type { WordChange } from '../../../../domain/suggestion.ts'
import { STRINGS } from '../../../strings/strings.ts'
import type { SectionRevision } from '../../../transport/sections.ts'
import type { SectionView } from '../../../views/draft-view.ts'
import { groupRevisions, type RevisionGroup } from '../../../views/revision-groups.ts'
import { shortTime } from '../../../views/short-time.ts'
import { usePage, useSelected } from '../../page-context.ts'

const WORDS = STRINGS.versions

/** What was saved of one section, newest first, and what has become of it. */
export function SectionHistory() {
  const draft = useSelected((state) => state.document.draft)
  const { sectionId, revisions } = useSelected((state) => state.versions)
  const { actions, editor } = usePage()
  const { versions } = actions
  useEffect(() => {
    // The section that the caret stands in is the one that is asked about.
    const place = editor.current?.place().sectionId
    if (sectionId === null && place !== undefined) versions.chooseSection(place)
  }, [])
  useEffect(() => {
    if (sectionId !== null && revisions === null) versions.readHistory()
  }, [sectionId, revisions])
  const groups = useMemo(() => groupRevisions(revisions ?? []), [revisions])
  if (draft === null) return null
  const section = draft.sections.find(({ id }) => id === sectionId)
  return (
    <section>
      <h3>{WORDS.history}</h3>
      <label class="choice">
        {WORDS.section}
        <select
          value={sectionId ?? ''}
          onChange={({ currentTarget }) =>
            versions.chooseSection(currentTarget.value === '' ? null : currentTarget.value)
          }
        >
          <option value="">{WORDS.chooseSection}</option>
          {draft.sections
            .filter(({ revision, sentences }) => revision > 1 || sentences.length > 0)
            .map(({ id, number, heading }) => (
              <option key={id} value={id}>
                {heading === '' ? WORDS.opening : number + heading}
              </option>
            ))}
        </select>
      </label>
      {sectionId === null && <p class="soft version-hint">{WORDS.historyHint}</p>}
      <ol class="version-list">
        {section &&
          groups.map((group) => <Group key={group.newest.revision} group={group} section={section} />)}
      </ol>
    </section>
  )
}

/** A piece of work on one line; its single saves unfold. */
function Group({ group: { newest, earlier }, section }: { group: RevisionGroup; section: SectionView }) {
  const [isOpen, setOpen] = useState(false)
  const first = earlier[earlier.length - 1]
  return (
    <li>
      <Revision revision={newest} section={section} since={first?.createdAt ?? null} />
      {earlier.length > 0 && (
        <>
          <button
            type="button"
            class="text-button version-unfold"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? WORDS.foldSaves : WORDS.saves(earlier.length)}
          </button>
          {isOpen && (
            <ol class="version-list is-inner">
              {earlier.map((revision) => (
                <li key={revision.revision}>
                  <Revision revision={revision} section={section} since={null} />
                </li>
              ))}
            </ol>
          )}
        </>
      )}
    </li>
  )
}

type RevisionProps = { revision: SectionRevision; section: SectionView; since: string | null }

function Revision({
  revision: { revision, author, by, sentences, createdAt },
  section,
  since,
}: RevisionProps) {
  const comparison = useSelected((state) => state.versions.comparison)
  const { versions } = usePage().actions
  const isNewest = revision === section.revision
  const [start, end] = [since === null ? null : shortTime(since), shortTime(createdAt)]
  return (
    <>
      <div>
        <strong>{isNewest ? WORDS.newest : WORDS.revision(revision)}</strong>
        <small>
          {start !== null && start !== end ? `${start} 至 ${end}` : end} · {by ?? WORDS.authors[author]} ·{' '}
          {WORDS.sentences(sentences.length)}
        </small>
      </div>
      {!isNewest && (
        <div class="finding-actions">
          <button type="button" class="quiet-button" onClick={() => versions.compare(revision)}>
            {WORDS.compare}
          </button>
          <button
            type="button"
            class="quiet-button"
            disabled={section.locked}
            title={section.locked ? WORDS.locked : undefined}
            onClick={() => versions.restoreSection(revision)}
          >
            {WORDS.restoreSection}
          </button>
        </div>
      )}
      {comparison !== null && comparison.revision === revision && (
        <Changes label={WORDS.compared(revision)} words={comparison.words} />
      )}
    </>
  )
}

const ELEMENTS = { same: 'span', removed: 'del', added: 'ins' } as const

function Changes({ label, words }: { label: string; words: readonly WordChange[] }) {
  if (words.every(({ type }) => type === 'same')) return <p class="soft">{WORDS.same}</p>
  return (
    <figure>
      <figcaption class="soft">{label}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <p class="word-changes" tabIndex={0}>
        {words.map(({ type, text }) => {
          const Element = ELEMENTS[type]
          return <Element>{text}</Element>
        })}
      </p>
    </figure>
  )
}
