import { STRINGS } from '../../../strings/strings.ts'
import { usePage, useSelected } from '../../page-context.ts'

const WORDS = STRINGS.lastPlan
const ACCEPTED = '.docx,.doc,.wps,.pdf,.txt,.md,.html,.htm,.xlsx,.csv'

/** Where last year's plan is to be taken from. */
export function PlanSourceForm() {
  const source = useSelected(({ lastPlan }) => lastPlan.source)
  const documents = useSelected(({ shelf }) => shelf.documents)
  const { lastPlan } = usePage().actions
  return (
    <div class="plan-source">
      <label class="fact-field">
        <span>
          {WORDS.from}
          {source.kind === 'file' && `：${source.file.name}`}
        </span>
        <select
          value={source.kind === 'document' ? source.id : ''}
          onChange={({ currentTarget: { value } }) =>
            lastPlan.read(value === '' ? { kind: 'sheet' } : { kind: 'document', id: value })
          }
        >
          <option value="">{source.kind === 'file' ? WORDS.sources.file : WORDS.sources.sheet}</option>
          {documents?.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label class="plain-button is-small file-button">
        {WORDS.upload}
        <input
          type="file"
          accept={ACCEPTED}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            if (file) lastPlan.read({ kind: 'file', file })
            currentTarget.value = ''
          }}
        />
      </label>
      {documents?.length === 0 && <p class="soft">{WORDS.noDocuments}</p>}
    </div>
  )
}
