/** Where the browser begins: the reader's colours and language first, then the page. */
import { options, render } from 'preact'
import { callAs } from '#browser/api/call-api.ts'
import { startArrival } from '#browser/arrival/browser-arrival.ts'
import { completeRefusals, setLanguage } from '#browser/catalogue/speech.ts'
import { holdInstallOffer } from '#browser/device/install-offer.ts'
import { isServedHere, pageIsThere } from '#browser/device/page-is-there.ts'
import { startDeviceSoon } from '#browser/device/start-device-soon.ts'
import { takeOverAtStart } from '#browser/device/take-over-at-start.ts'
import { startDisplayFor } from '#browser/display/display-settings.ts'
import { bringOwnLettering } from '#browser/display/own-lettering.ts'
import { takeCardFragments } from '#browser/identity/card-fragment.ts'
import { hearServerTell } from '#browser/identity/other-tabs.ts'
import { pagePerson } from '#browser/identity/page-person.ts'
import { App } from './app.tsx'
import { setWordsAsShown } from './set-shown-words.ts'
import { holdBackStrayPresses } from './stray-press.ts'
import { currentViewer, openAsKept, rolesOf, watchViewer } from './viewer.ts'
import '#browser/style/tokens.css'
import '#browser/style/base.css'

/** Before the satchel's code is fetched, in ms: whoever presses on something at once comes first. */
const calmMs = 700

/** A pupil's unsent work goes on from whichever page is opened first. */
function openSatchelOfPupil(): void {
  const viewer = currentViewer()
  if (viewer.state !== 'known' || !rolesOf(viewer.me).has('pupil')) return
  const { me } = viewer
  const isTime = isServedHere() ? Promise.resolve() : pageIsThere(calmMs)
  isTime
    .then(() => import('#browser/satchel/open-satchel.ts'))
    .then(({ openSatchel }) => openSatchel(me))
    // Not even its code came: the next page asks again.
    .catch(() => undefined)
}

/** Not even its code came: the next page asks again, and until then fewer words do. */
function bringFurtherWords(): void {
  const isTime = isServedHere() ? Promise.resolve() : pageIsThere(calmMs)
  isTime.then(completeRefusals).catch(() => undefined)
}

async function startPreau(): Promise<void> {
  takeCardFragments()
  holdInstallOffer()
  if (await takeOverAtStart()) return
  // A page that the browser kept for its back button may show somebody who has left meanwhile.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })
  holdBackStrayPresses(document)
  watchViewer(openSatchelOfPupil)
  openAsKept()
  callAs(pagePerson, hearServerTell)
  // At the door first; pages for everyone do not wait for its answer.
  startArrival()
  const { language } = startDisplayFor(null)
  if (language !== 'fr') {
    // Without a connection the other words may not come: French is better than nothing.
    await setLanguage(language).catch(() => undefined)
  }
  const place = document.getElementById('app')
  if (place === null) throw new Error('index.html has no place for the app')
  place.replaceChildren()
  setWordsAsShown(options)
  render(<App />, place)
  bringOwnLettering()
  bringFurtherWords()
  startDeviceSoon()
}

void startPreau()
