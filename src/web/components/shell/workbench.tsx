import { useEffect } from 'preact/hooks'
import { STRINGS } from '../../strings/strings.ts'
import { ChatColumn } from '../chat/chat-column.tsx'
import { Desk } from '../document/desk.tsx'
import { usePage, useSelected } from '../page-context.ts'
import { SidePanel } from '../panels/side-panel.tsx'

/** One draft: the conversation, the document, and the panels beside it. */
export function Workbench() {
  const isChatFolded = useSelected((state) => state.chat.isFolded)
  const isPanelFolded = useSelected((state) => state.panel.isFolded)
  const { choose, chat, together } = usePage().actions
  useEffect(together.follow, [together])
  const names = ['workbench', isChatFolded && 'is-chat-folded', isPanelFolded && 'is-panel-folded']
  return (
    <main class={names.filter(Boolean).join(' ')}>
      {isChatFolded ? (
        <button type="button" class="unfold-button" onClick={() => chat.fold(false)}>
          {STRINGS.chat.title}
        </button>
      ) : (
        <ChatColumn />
      )}
      <Desk />
      {isPanelFolded ? (
        <button type="button" class="unfold-button" onClick={() => choose.foldPanel(false)}>
          {STRINGS.panels.unfold}
        </button>
      ) : (
        <SidePanel />
      )}
    </main>
  )
}
