import { useEffect } from 'preact/hooks'
import type { DocumentSummary } from '../../../domain/document.ts'
import { STRINGS } from '../../strings/strings.ts'
import { isOwnDocument, lastDocument, sortDocuments } from '../../views/references-view.ts'
import { usePage, useSelected } from '../page-context.ts'
import { DropFiles } from './drop-files.tsx'

/** Last year's document to follow, and the others to lean on. */
export function ReferencesStep() {
  const { profile, kind, style, isStyleChosen } = useSelected((page) => page.start)
  const documents = useSelected((page) => page.shelf.documents)
  const { shelf, choose } = usePage().actions
  const { references: words } = STRINGS.start
  useEffect(shelf.read, [])
  const last = documents && lastDocument(documents, { organ: profile.organ, period: profile.period, kind })
  useEffect(() => {
    if (!isStyleChosen && documents !== null)
      choose.start({ type: 'style-chosen', style: last?.id ?? null, isOwn: false })
  }, [documents, isStyleChosen, last?.id])
  const onChoose = (id: string | null) => choose.start({ type: 'style-chosen', style: id, isOwn: true })
  return (
    <div class="references-step">
      <AddFiles />
      {documents?.length === 0 && (
        <div class="empty-note">
          <p class="empty-title">{words.empty}</p>
          <p>{words.emptyText}</p>
        </div>
      )}
      {documents !== null && documents.length > 0 && (
        <fieldset class="start-group">
          <legend>{words.last}</legend>
          <p class="soft">{words.lastHint}</p>
          <ul class="reference-list">
            <li>
              <label class={style === null ? 'reference is-chosen' : 'reference'}>
                <input
                  type="radio"
                  name="start-style"
                  checked={style === null}
                  onChange={() => onChoose(null)}
                />
                <span class="reference-title">{words.none}</span>
                <span class="reference-note">{words.noneText}</span>
              </label>
            </li>
            {sortDocuments(documents, profile.organ).map((document) => (
              <Reference
                key={document.id}
                document={document}
                isChosen={style === document.id}
                isOwn={isOwnDocument(document, profile.organ)}
                isSuggested={last?.id === document.id}
                onChoose={() => onChoose(document.id)}
              />
            ))}
          </ul>
          <p class="soft">{words.othersHint}</p>
        </fieldset>
      )}
    </div>
  )
}

type ReferenceProps = {
  document: DocumentSummary
  isChosen: boolean
  isOwn: boolean
  isSuggested: boolean
  onChoose: () => void
}

function Reference({ document, isChosen, isOwn, isSuggested, onChoose }: ReferenceProps) {
  const { references: words } = STRINGS.start
  const { title, organ, passages } = document
  const isLong = organ !== null && !title.startsWith(organ)
  return (
    <li>
      <label class={isChosen ? 'reference is-chosen' : 'reference'}>
        <input type="radio" name="start-style" checked={isChosen} onChange={onChoose} />
        <span class="reference-title">
          {title}
          {isSuggested && <span class="reference-tag">{words.suggested}</span>}
          {isOwn && !isSuggested && <span class="reference-tag is-own">{words.own}</span>}
        </span>
        <span class="reference-note">
          {[isLong ? organ : null, STRINGS.shelfPanel.passages(passages)].filter(Boolean).join(' · ')}
        </span>
      </label>
    </li>
  )
}

function AddFiles() {
  const { isAdding, progress, report } = useSelected((page) => page.shelf)
  const { shelf } = usePage().actions
  const { references: words } = STRINGS.start
  const { shelfPanel } = STRINGS
  return (
    <DropFiles
      class="add-references"
      label={isAdding ? shelfPanel.adding : words.add}
      isDisabled={isAdding}
      dropWords={words.drop}
      onFiles={shelf.add}
    >
      <div class="add-words">
        <p>{words.addText}</p>
        {isAdding && (
          <div class="add-progress">
            <progress
              value={progress === null || progress.total === 0 ? undefined : progress.done}
              max={progress?.total || 1}
              aria-label={shelfPanel.adding}
            />
            <span>
              {progress === null
                ? shelfPanel.adding
                : [
                    words.stages[progress.stage],
                    words.progress(progress.done, progress.total),
                    progress.secondsLeft === null ? '' : words.secondsLeft(progress.secondsLeft),
                  ].join(' ')}
            </span>
          </div>
        )}
        <div role="status">
          <ul>
            {report?.documents.map(({ file, title, duplicateOf, unchanged }) => (
              <li key={file}>
                {duplicateOf !== null || unchanged ? shelfPanel.twice(title) : shelfPanel.added(title)}
              </li>
            ))}
            {report?.refused.map(({ file, message }) => (
              <li key={file} class="shelf-refused">
                {file}：{message}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </DropFiles>
  )
}
