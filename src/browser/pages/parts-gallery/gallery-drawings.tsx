/** The logo, the drawings, the subjects' marks and the colours. */
import type { ComponentChildren } from 'preact'
import { Bell } from '#browser/drawings/bell.tsx'
import { Bench } from '#browser/drawings/bench.tsx'
import { CameraOnCard } from '#browser/drawings/camera-on-card.tsx'
import { CardInHand } from '#browser/drawings/card-in-hand.tsx'
import { Chalkboard } from '#browser/drawings/chalkboard.tsx'
import { DoorKey } from '#browser/drawings/door-key.tsx'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import { Letter } from '#browser/drawings/letter.tsx'
import { Logo } from '#browser/drawings/logo.tsx'
import { OpenDoor } from '#browser/drawings/open-door.tsx'
import { PhoneInHand } from '#browser/drawings/phone-in-hand.tsx'
import { PlaneTree } from '#browser/drawings/plane-tree.tsx'
import { PreauYard } from '#browser/drawings/preau-yard.tsx'
import { Satchel } from '#browser/drawings/satchel.tsx'
import { QrCode } from '#browser/parts/qr-code.tsx'
import { subjectKinds } from '#browser/parts/subject-kind.ts'
import { SubjectMark } from '#browser/parts/subject-mark.tsx'
import { GalleryBlock, sample } from './gallery-block.tsx'

const drawings: readonly (readonly [string, ComponentChildren])[] = [
  ['Le préau', <PreauYard key="preau" />],
  ['La cour vide', <EmptyYard key="yard" />],
  ['Le platane', <PlaneTree key="tree" />],
  ['Le banc', <Bench key="bench" />],
  ['La cloche', <Bell key="bell" />],
  ['Le cartable', <Satchel key="satchel" />],
  ['La lettre', <Letter key="letter" />],
  ['La carte à scanner', <CameraOnCard key="camera-on-card" />],
  ['La carte de classe', <CardInHand key="card-in-hand" />],
  ['La clé', <DoorKey key="door-key" />],
  ['Le téléphone', <PhoneInHand key="phone-in-hand" />],
  ['La porte ouverte', <OpenDoor key="open-door" />],
  ['Le tableau', <Chalkboard key="board" />],
]

const colours: readonly (readonly [string, string])[] = [
  ['ink', 'Encre'],
  ['ground', 'Craie'],
  ['slate', 'Ardoise'],
  ['linden', 'Tilleul'],
  ['yard', 'Cour'],
  ['brick', 'Brique'],
  ['sky', 'Ciel'],
  ['control-line', 'Contour'],
]

export function GalleryDrawings() {
  return (
    <>
      <GalleryBlock name="Logo" inRow>
        <Logo />
        <Logo large />
      </GalleryBlock>
      <GalleryBlock name="Drawing">
        <ul class="gallery-drawings">
          {drawings.map(([name, drawing]) => (
            <li key={name}>
              <figure>
                {drawing}
                <figcaption>{sample(name)}</figcaption>
              </figure>
            </li>
          ))}
        </ul>
      </GalleryBlock>
      <GalleryBlock name="QrCode">
        <div class="gallery-qr">
          <QrCode text="https://preau.example/carte#exemple" label={sample('Carré à scanner')} />
        </div>
      </GalleryBlock>
      <GalleryBlock name="SubjectMark">
        <div class="grid">
          {subjectKinds.map((kind) => (
            <SubjectMark key={kind} subject={kind} />
          ))}
        </div>
      </GalleryBlock>
      <GalleryBlock name={sample('Couleurs')}>
        <ul class="gallery-swatches">
          {colours.map(([token, name]) => (
            <li key={token} style={{ '--swatch': `var(--${token})` }}>
              {sample(name)}
            </li>
          ))}
        </ul>
      </GalleryBlock>
    </>
  )
}
