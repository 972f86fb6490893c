/**
 * Every part in every state on one page, in the colours, size and typeface of the display
 * settings: for looking at when a part changes, and for the checks that read it.
 */

import { useWords } from '#browser/catalogue/speech.ts'
import { DisplaySettingsForm } from '#browser/display/display-settings-form.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { sample } from './gallery-block.tsx'
import { GalleryData } from './gallery-data.tsx'
import { GalleryDrawings } from './gallery-drawings.tsx'
import { GalleryForms } from './gallery-forms.tsx'
import { GalleryMessages } from './gallery-messages.tsx'

const navigation = [
  { href: '/atelier', label: sample('Ma journée'), current: true },
  { href: '/aide', label: sample('Mes leçons') },
  { href: '/accessibilite', label: sample('Mes exercices') },
  { href: '/vie-privee', label: sample('Mes classes') },
]

export function PartsGalleryPage() {
  const words = useWords('general')
  return (
    <PageShell
      title={sample('Les pièces de la maison')}
      intro={sample('Chaque pièce dans chaque état.')}
      navigation={navigation}
      back={{ href: '/aide', label: 'Aide' }}
    >
      <Disclosure label={words.displaySettings}>
        <DisplaySettingsForm />
      </Disclosure>
      <div lang="fr" class="stack stack-wide">
        <section>
          <h2>{sample('Dessins et couleurs')}</h2>
          <GalleryDrawings />
        </section>
        <section>
          <h2>{sample('Saisir')}</h2>
          <GalleryForms />
        </section>
        <section>
          <h2>{sample('Dire')}</h2>
          <GalleryMessages />
        </section>
        <section>
          <h2>{sample('Montrer')}</h2>
          <GalleryData />
        </section>
      </div>
    </PageShell>
  )
}
