/** Of a work that cannot be sent no copy is made: one of anything else would lose what was typed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ResourceDraft } from '#contract/resources.ts'
import { copyMyResource } from './copy-my-resource.ts'
import { resourceWork } from './resource-work.ts'

const draft: ResourceDraft = {
  id: 'r',
  schoolUai: '0750001A',
  title: 'Les volcans',
  subjectCode: null,
  levelLabel: null,
  tags: [],
  draftVersion: 3,
  draft: { format: 1, blocks: [] },
  publishedAt: null,
  hasChanges: true,
  files: [],
  originName: null,
}
const place = ({ place: at }: { place: number }) => `block ${at}`
const words = {
  page: { titleMissing: 'title', blockTitleMissing: place, blockTooLong: place },
  saving: { mineTitle: ({ title }: { title: string }) => `${title} (mine)` },
}

test('a version without a title, or whose recording has none, waits before it becomes a copy', () => {
  const work = resourceWork(draft)
  assert.deepEqual(copyMyResource(draft, { ...work, title: ' ' }, [], words), {
    ok: false,
    why: 'title',
  })
  const recording = { type: 'audio', fileId: 'f', title: '', transcript: '' } as const
  assert.deepEqual(copyMyResource(draft, { ...work, blocks: [recording] }, [], words), {
    ok: false,
    why: 'block 1',
  })
  assert.equal(copyMyResource(draft, work, [], words).ok, true)
})
