import type { ComponentType } from 'preact'
import { useRef } from 'preact/hooks'
import { PANELS, type PanelName } from '../../events/panel-events.ts'
import { STRINGS } from '../../strings/strings.ts'
import { usePage, useSelected } from '../page-context.ts'
import { ExportPanel } from './export/export-panel.tsx'
import { FactsPanel } from './facts/facts-panel.tsx'
import { LastPlanPanel } from './last-plan/last-plan-panel.tsx'
import { ReviewPanel } from './review/review-panel.tsx'
import { ShelfPanel } from './shelf/shelf-panel.tsx'
import { SourcePanel } from './source/source-panel.tsx'
import { VersionsPanel } from './versions/versions-panel.tsx'

/** Panels that are not here have no tab. */
const VIEWS: Partial<Record<PanelName, ComponentType>> = {
  source: SourcePanel,
  facts: FactsPanel,
  shelf: ShelfPanel,
  review: ReviewPanel,
  'last-plan': LastPlanPanel,
  versions: VersionsPanel,
  export: ExportPanel,
}

const SHOWN = PANELS.filter((name) => VIEWS[name] !== undefined)

/** The panels beside the document, one at a time under its tab. */
export function SidePanel() {
  const open = useSelected((state) => state.panel.panel)
  const { choose } = usePage().actions
  const tabs = useRef<HTMLDivElement>(null)
  const View = VIEWS[open]

  /** Arrows go from tab to tab, as in any row of tabs. */
  const moveByKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const next = SHOWN[(SHOWN.indexOf(open) + step + SHOWN.length) % SHOWN.length]
    if (next === undefined) return
    event.preventDefault()
    choose.panel(next)
    tabs.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
  }

  return (
    <aside class="side-panel" aria-label={STRINGS.panels.label}>
      <div class="panel-tabs">
        <div role="tablist" ref={tabs} aria-label={STRINGS.panels.label} onKeyDown={moveByKey}>
          {SHOWN.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`tab-${name}`}
              aria-selected={name === open}
              aria-controls="open-panel"
              tabIndex={name === open ? 0 : -1}
              onClick={() => choose.panel(name)}
            >
              {STRINGS.panels.names[name]}
            </button>
          ))}
        </div>
        <button
          type="button"
          class="icon-button"
          aria-label={STRINGS.panels.fold}
          onClick={() => choose.foldPanel(true)}
        >
          ›
        </button>
      </div>
      <div class="panel-body" id="open-panel" role="tabpanel" aria-labelledby={`tab-${open}`} tabIndex={-1}>
        {View && <View />}
      </div>
    </aside>
  )
}
