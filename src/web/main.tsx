import { render } from 'preact'
import { browserSurroundings } from './actions/browser-surroundings.ts'
import { createPage } from './actions/page.ts'
import { PageProvider } from './components/page-context.ts'
import { App } from './components/shell/app.tsx'
import { createFetchTransport } from './transport/transport.ts'
import './styles/index.css'

const root = document.getElementById('page')
if (root) {
  const transport = createFetchTransport('api/v1', (input, init) => fetch(input, init))
  const page = createPage(transport, browserSurroundings())
  addEventListener('popstate', page.actions.session.followAddress)
  render(
    <PageProvider value={page}>
      <App />
    </PageProvider>,
    root,
  )
  page.actions.session.begin()
}
