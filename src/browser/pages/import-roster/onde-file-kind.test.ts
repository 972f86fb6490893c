/** The three extractions are told apart by their columns, whatever the encoding. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { ondeKindOfFile, ondeKindOfHeader } from './onde-file-kind.ts'

const folder = new URL('../../../../tests/fixtures/roster/onde/', import.meta.url)

test('each extraction is recognised as it comes, and when a spreadsheet saved it again', async () => {
  for (const [name, kind] of [
    ['eleves.csv', 'pupils'],
    ['enseignants.csv', 'teachers'],
    ['responsables.csv', 'guardians'],
  ] as const) {
    const bytes = await readFile(new URL(name, folder))
    assert.equal(await ondeKindOfFile(new Blob([bytes])), kind, name)
    const again = new TextDecoder('windows-1252').decode(bytes)
    assert.equal(await ondeKindOfFile(new Blob([again])), kind, name)
  }
})

test('what is no extraction is not taken for one', () => {
  for (const header of ['', 'nom;prénom;classe', '"Élève";"Note"', 'PK\u0003\u0004']) {
    assert.equal(ondeKindOfHeader(header), null, header)
  }
})
