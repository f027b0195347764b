import { paragraphTexts } from '../../../domain/paragraphs.ts'
import { STRINGS } from '../../strings/strings.ts'
import { usePage, useSelected } from '../page-context.ts'

/** Two versions of a section side by side, where somebody else saved first. */
export function ConflictView() {
  const edits = useSelected((state) => state.edit.edits)
  const sections = useSelected((state) => state.document.draft?.sections)
  const { actions, editor } = usePage()
  const { conflict: words } = STRINGS
  return (
    <>
      {[...edits].map(([sectionId, edit]) => {
        if (edit.status !== 'conflict') return null
        const section = sections?.find(({ id }) => id === sectionId)
        const versions = [
          { name: words.mine, paragraphs: editor.current?.paragraphs(sectionId) ?? edit.conflict.mine },
          { name: words.theirs, paragraphs: paragraphTexts(edit.conflict.theirs.sentences) },
        ]
        return (
          <section
            key={sectionId}
            class="conflict"
            role="alert"
            aria-label={words.title(section?.heading ?? '')}
          >
            <h3>{words.title(section?.heading ?? '')}</h3>
            <p>{words.note}</p>
            <div class="conflict-versions">
              {versions.map(({ name, paragraphs }) => (
                <div key={name} class="conflict-version">
                  <h4>{name}</h4>
                  {paragraphs.length === 0 && <p class="soft">{words.empty}</p>}
                  {paragraphs.map((paragraph, index) => (
                    <p key={index}>{paragraph}</p>
                  ))}
                </div>
              ))}
            </div>
            <div class="conflict-buttons">
              <button
                type="button"
                class="primary-button is-small"
                onClick={() => actions.edits.solveConflict(sectionId, 'mine')}
              >
                {words.keepMine}
              </button>
              <button
                type="button"
                class="plain-button is-small"
                onClick={() => actions.edits.solveConflict(sectionId, 'theirs')}
              >
                {words.keepTheirs}
              </button>
              <button
                type="button"
                class="plain-button is-small"
                onClick={() => actions.edits.solveConflict(sectionId, 'both')}
              >
                {words.keepBoth}
              </button>
            </div>
          </section>
        )
      })}
    </>
  )
}
