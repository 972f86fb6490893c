/** The honest wait in words, in both languages and voices. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatFor } from '#browser/catalogue/format.ts'
import { loadWords } from '#browser/catalogue/load-words.ts'
import { aheadText, type PlaceSpeech, waitText } from './place-text.ts'

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')

async function speechIn(language: 'fr' | 'en', voice: PlaceSpeech['voice']): Promise<PlaceSpeech> {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  const format = formatFor({ locale, timeZone: 'Europe/Paris' })
  return { words: await loadWords(language, 'arrival'), format, voice }
}

test('people ahead are counted as people say it', async () => {
  const pupil = await speechIn('fr', 'tu')
  assert.equal(plain(aheadText({ ahead: 1240 }, pupil)), 'Il y a 1 240 personnes devant toi.')
  assert.equal(plain(aheadText({ ahead: 1 }, pupil)), 'Il y a 1 personne devant toi.')
  assert.equal(plain(aheadText({ ahead: 0 }, pupil)), 'C’est presque ton tour.')
  const adult = await speechIn('fr', 'vous')
  assert.equal(plain(aheadText({ ahead: 12 }, adult)), 'Il y a 12 personnes devant vous.')
  const english = await speechIn('en', 'tu')
  assert.equal(aheadText({ ahead: 1 }, english), 'There is 1 person ahead of you.')
  assert.equal(aheadText({ ahead: 1240 }, english), 'There are 1,240 people ahead of you.')
})

test('the wait is rounded up and never shorter than it is', async () => {
  const pupil = await speechIn('fr', 'tu')
  const said = (waitMs: number | null) => plain(waitText(waitMs, pupil))
  assert.equal(said(59_999), 'Moins d’une minute.')
  assert.equal(said(60_000), 'Environ 1 minute.')
  assert.equal(said(3 * 60_000 + 1), 'Environ 4 minutes.')
  assert.equal(said(70 * 60_000), 'Environ 1 h 10.')
  assert.equal(said(null), 'Le temps d’attente n’est pas encore connu.')
})
