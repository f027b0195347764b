import { THEMES } from '../../events/session-events.ts'
import { savingOf } from '../../state/edit-state.ts'
import { STRINGS } from '../../strings/strings.ts'
import { usePage, useSelected } from '../page-context.ts'
import { Choice } from './choice.tsx'
import { People } from './people.tsx'

export function TopBar() {
  const route = useSelected((state) => state.route)
  const { actions } = usePage()
  return (
    <header class="top-bar">
      <button type="button" class="home-link" onClick={() => actions.session.go({ name: 'drafts' })}>
        <img class="seal" src="./seal.svg" alt="" width="28" height="28" />
        <span class="product">{STRINGS.product}</span>
        <span class="home-hint">{STRINGS.draftsLabel}</span>
      </button>
      {route.name === 'draft' ? <DraftTitle /> : <span class="draft-name" />}
      <div class="top-actions">
        {route.name === 'draft' && <People />}
        <ModelStatus />
        <ThemeChoice />
      </div>
    </header>
  )
}

function DraftTitle() {
  const title = useSelected((state) => state.document.draft?.title ?? '')
  const saving = useSelected((state) => savingOf(state.edit))
  const { edits } = usePage().actions
  return (
    <>
      <h1 class="draft-name" title={title}>
        {title}
      </h1>
      <p class={`saving-state is-${saving}`} role="status">
        {STRINGS.saving[saving]}
        {saving === 'unsaved' && (
          <button type="button" class="text-button" onClick={edits.saveAll}>
            {STRINGS.saving.again}
          </button>
        )}
      </p>
    </>
  )
}

function ModelStatus() {
  const health = useSelected((state) => state.session.health)
  if (health === null) return <p class="model-status">{STRINGS.model.unknown}</p>
  const { model, documents, passages } = health
  return (
    <p
      class={model === null ? 'model-status' : 'model-status is-configured'}
      title={STRINGS.shelf(documents, passages)}
    >
      <span class="status-dot" aria-hidden="true" />
      {model === null ? STRINGS.model.none : STRINGS.model.configured(model)}
    </p>
  )
}

function ThemeChoice() {
  const theme = useSelected((state) => state.session.theme)
  const { session } = usePage().actions
  return (
    <Choice
      label={STRINGS.themeLabel}
      value={theme}
      options={THEMES.map((value) => ({ value, name: STRINGS.themes[value] }))}
      onChoose={session.chooseTheme}
    />
  )
}
