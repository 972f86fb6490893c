/** English words of the shared screen of a live class. */
import type { livePicturesFr } from '#browser/catalogue/fr/live-pictures-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const livePicturesEn: Translated<typeof livePicturesFr> = {
  title: 'Shared screen',
  share: 'Share my screen',
  stop: 'Stop sharing',
  asking: 'The browser asks which screen to share…',
  on: 'The class sees your screen, one picture a second at most. It is not recorded.',
  denied: 'The screen is not shared: the browser did not allow it.',
  ended:
    'The class no longer sees your screen: another one is shared, or the connection was cut. Share it again if need be.',
  sharedBy: (p) => `The screen of ${p.name} is shared.`,
  over: 'The screen is no longer shared.',
  somebody: 'an adult',
  picture: (p) => `Screen of ${p.name}`,
  hide: 'See the board alone',
  show: 'See the shared screen',
  coming: 'The picture of the screen is on its way…',
  leftOut: 'Pictures of the screen are not asked for at the moment.',
}
