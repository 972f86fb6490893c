/** The day of an AAF export, as the names of its files say it, in whichever way. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { listAafFolder } from './list-aaf-folder.ts'

async function dayOfNames(start: string): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'preau-aaf-names-'))
  try {
    writeFileSync(join(folder, `${start}_EtabEducNat_0000.xml`), '')
    return (await listAafFolder(folder)).exportedOn
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('a name may carry a day, a day with its time, or digits that are neither', async () => {
  assert.equal(await dayOfNames('ENT_ESSAI_Complet_20260905'), '2026-09-05')
  assert.equal(await dayOfNames('ENT_ESSAI_Complet_20260905143000'), '2026-09-05')
  assert.equal(await dayOfNames('ENT_ESSAI_Complet_202609051430'), '2026-09-05')
  assert.equal(await dayOfNames('ENT_ESSAI_Complet_20260905_143000'), '2026-09-05')
  assert.equal(await dayOfNames('ENT_ESSAI_Complet_20261305'), null)
  assert.equal(await dayOfNames('ENT_ESSAI_Complet_05143000'), null)
  assert.equal(await dayOfNames('ENT_ESSAI'), null)
})
