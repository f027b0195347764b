import { useMemo } from 'preact/hooks'
import { sentencesOf, usedFacts } from '../draft-view.ts'
import type { Transport } from '../transport.ts'
import { usePage } from '../use-page.ts'
import { Banners } from './banners.tsx'
import { Desk } from './desk.tsx'
import { SheetPanel } from './sheet-panel.tsx'
import { SourcePanel } from './source-panel.tsx'
import { SummaryPanel } from './summary-panel.tsx'
import { TopBar } from './top-bar.tsx'

export function App({ transport }: { transport: Transport }) {
  const { state, actions } = usePage(transport)
  const { draft, sheet, pinned, hovered, fact } = state
  const used = useMemo(
    () =>
      draft && sheet
        ? usedFacts(
            draft,
            sheet.sheet.facts.map(({ id }) => id),
          )
        : new Set<string>(),
    [draft, sheet],
  )
  const shown = pinned ?? hovered
  const sentence = draft ? sentencesOf(draft).find(({ id }) => id === shown) : undefined
  return (
    <>
      <TopBar state={state} actions={actions} exportUrl={transport.exportUrl} />
      <Banners state={state} onClose={actions.closeBanner} />
      <main class="columns">
        <SheetPanel
          sheet={sheet}
          sheets={state.sheets}
          used={used}
          chosen={fact}
          isLoading={state.health === null}
          actions={actions}
        />
        <Desk state={state} actions={actions} />
        <aside class="panel source-panel">
          {sentence ? (
            <SourcePanel
              sentence={sentence}
              facts={sheet?.sheet.facts ?? []}
              passages={state.passages}
              isPinned={pinned === sentence.id}
              actions={actions}
            />
          ) : (
            <SummaryPanel draft={draft} facts={sheet?.sheet.facts ?? []} onChoose={actions.chooseFact} />
          )}
        </aside>
      </main>
    </>
  )
}
