import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { createAppRouter } from './app/router.tsx'
import { createServices } from './app/services.ts'
import { followShortcut } from './app/shortcut.ts'
import { watchSession } from './app/session-effects.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

const services = createServices()
const router = createAppRouter(services)
watchSession(services, router)
followShortcut(router)

createRoot(root).render(
  <StrictMode>
    <App services={services} router={router} />
  </StrictMode>,
)
