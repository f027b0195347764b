import { render } from 'preact'
import { App } from './components/app.tsx'
import { createFetchTransport } from './fetch-transport.ts'
import './styles/tokens.css'
import './styles/layout.css'
import './styles/controls.css'
import './styles/top-bar.css'
import './styles/panels.css'
import './styles/sheet-panel.css'
import './styles/source-panel.css'
import './styles/paper.css'
import './styles/sentences.css'
import './styles/section-editor.css'
import './styles/empty-paper.css'
import './styles/narrow.css'

const page = document.getElementById('page')
if (page)
  render(<App transport={createFetchTransport('api/v1', (input, init) => fetch(input, init))} />, page)
