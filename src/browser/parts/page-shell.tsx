/**
 * What stands around every page: the way past the header, the logo, the navigation, the title,
 * and at the foot the ways to help, privacy and accessibility. A page renders itself inside it.
 */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { type LanguageCode, languageCodes, languages } from '#browser/catalogue/languages.ts'
import { setLanguage, useLanguage, useWords } from '#browser/catalogue/speech.ts'
import { changeDisplay } from '#browser/display/display-settings.ts'
import { useDisplayDialog } from '#browser/display/use-display-dialog.tsx'
import { Logo } from '#browser/drawings/logo.tsx'
import { Sign } from '#browser/drawings/sign.tsx'
import { PersonMenu } from '#browser/identity/person-menu.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { serverPages } from '#contract/server-pages.ts'
import { toast } from './announcements.ts'
import { PageLink } from './page-link.tsx'
import { isFolding, type NavigationLink, ShellNavigation } from './shell-navigation.tsx'
import './page-shell.css'

export interface PageShellProps {
  /** The page's only h1 and, with the brand, the title of the tab. */
  title: string
  /** Another wording of the h1 than the tab's ("Bonjour Lina"). */
  heading?: ComponentChildren
  /** Under the heading: the day, the class. */
  intro?: ComponentChildren
  navigation?: readonly NavigationLink[] | undefined
  /** At the header's end: who is signed in, unless the page says that nothing stands there. */
  person?: 'nothing' | undefined
  /** A way back above the heading. */
  back?: { href: string; label: string } | undefined
  /** Staff pages are denser and as wide as the screen allows. */
  density?: 'pupil' | 'staff' | undefined
  children: ComponentChildren
}

async function chooseLanguage(language: LanguageCode, failed: string): Promise<void> {
  try {
    await setLanguage(language)
    changeDisplay({ language })
  } catch {
    toast({ text: failed, kind: 'danger' })
  }
}

function LanguageSwitch() {
  const words = useWords('general')
  const current = useLanguage()
  return (
    <div class="language-switch">
      <Sign name="language" />
      <ul class="plain" aria-label={words.language}>
        {languageCodes.map((code) => (
          <li key={code}>
            <button
              type="button"
              lang={code}
              dir={languages[code].dir}
              aria-pressed={code === current}
              onClick={() => void chooseLanguage(code, words.languageUnavailable)}
            >
              {languages[code].name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function ShellHeader(
  props: Pick<PageShellProps, 'navigation' | 'person'> & { onDisplay: () => void },
) {
  const { navigation = [], person, onDisplay } = props
  const words = useWords('general')
  return (
    <header class={`shell-header no-print ${isFolding(navigation) ? 'folding' : ''}`}>
      <div class="shell-bar">
        <PageLink
          href={pagePaths.home}
          class="shell-home"
          aria-label={`${words.brand} – ${words.home}`}
        >
          <Logo />
        </PageLink>
        <ShellNavigation links={navigation} />
        <div class="shell-tools">
          {person !== 'nothing' && <PersonMenu />}
          <button type="button" class="shell-tool" onClick={onDisplay}>
            <Sign name="display" />
            <span>{words.displaySettings}</span>
          </button>
        </div>
      </div>
    </header>
  )
}

function ShellFooter() {
  const words = useWords('general')
  return (
    <footer class="shell-footer no-print">
      <div class="shell-bar">
        <nav aria-label={words.footerNavigation}>
          <ul class="plain shell-footer-links">
            <li>
              <PageLink href={pagePaths.help}>{words.help}</PageLink>
            </li>
            <li>
              <PageLink href={pagePaths.privacy}>{words.privacy}</PageLink>
            </li>
            <li>
              <PageLink href={pagePaths.accessibility}>{words.accessibility}</PageLink>
            </li>
            <li>
              <a href={serverPages.verdicts}>{words.verdicts}</a>
            </li>
          </ul>
        </nav>
        <LanguageSwitch />
      </div>
    </footer>
  )
}

export function PageShell(props: PageShellProps) {
  const { title, heading, intro, back, density = 'pupil', children } = props
  const words = useWords('general')
  const display = useDisplayDialog()

  useEffect(() => {
    document.title = `${title} – ${words.brand}`
  }, [title, words])

  useEffect(() => {
    document.documentElement.dataset.density = density
  }, [density])

  return (
    <div class={`shell ${density}`}>
      <a class="skip-link" href="#main">
        {words.skipToContent}
      </a>
      <ShellHeader navigation={props.navigation} person={props.person} onDisplay={display.open} />
      {display.dialog}
      <main id="main" class="shell-main" tabIndex={-1}>
        <div class="page-head">
          {back && (
            <PageLink class="page-back no-print" href={back.href}>
              <Sign name="back" />
              {back.label}
            </PageLink>
          )}
          <h1 tabIndex={-1}>{heading ?? title}</h1>
          {intro && <p class="page-intro">{intro}</p>}
        </div>
        {children}
      </main>
      <ShellFooter />
    </div>
  )
}
