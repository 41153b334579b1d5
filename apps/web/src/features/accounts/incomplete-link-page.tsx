import { linkTexts } from '../../shared/texts/links.ts'
import { AuthPage } from './auth-page.tsx'
import { PageLink } from './page-link.tsx'

/** Shown when an e-mail link lacks its token. */
export function IncompleteLinkPage() {
  const texts = linkTexts()
  return (
    <AuthPage title={texts.incomplete.title} footer={<PageLink to="/">{texts.toTasks}</PageLink>}>
      <p>{texts.incomplete.text}</p>
    </AuthPage>
  )
}
