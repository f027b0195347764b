import { render } from 'preact'
import { App } from './components/app.tsx'
import { createFetchTransport } from './fetch-transport.ts'
import './styles/tokens.css'
import './styles/layout.css'
import './styles/panels.css'
import './styles/paper.css'

const page = document.getElementById('page')
if (page)
  render(<App transport={createFetchTransport('api/v1', (input, init) => fetch(input, init))} />, page)
