/** Choosing the three ONDE files, each recognised by its columns, and sending them together. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { announce, toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { FileField } from '#browser/parts/file-field.tsx'
import type { OndeUploadField } from '#contract/roster.ts'
import { type ChosenFiles, FileChecklist, uploadFields } from './file-checklist.tsx'
import { ondeKindOfFile } from './onde-file-kind.ts'

/** As `rosterFileBytesMax` of the contract. */
const fileBytesMax = 8 * 1024 * 1024
/** A class's line is slow: three files of a hundred kilobytes need not arrive within half a minute. */
const uploadTimeoutMs = 180_000

interface Sorted {
  readonly chosen: ChosenFiles
  readonly unknown: readonly File[]
}

export function UploadForm({ uai }: { uai: string }) {
  const words = useWords('roster').upload
  const [, navigate] = useLocation()
  const act = useAct()
  const [{ chosen, unknown }, setSorted] = useState<Sorted>({ chosen: {}, unknown: [] })
  const isWhole = uploadFields.every((field) => chosen[field] !== undefined)

  const put = (file: File, kind: OndeUploadField): void => {
    if (chosen[kind] !== undefined) {
      toast({
        text: words.replaced({ kind: words.kinds[kind], name: file.name }),
        kind: 'information',
      })
    }
    setSorted((now) => ({ ...now, chosen: { ...now.chosen, [kind]: file } }))
  }
  const take = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      const kind = await ondeKindOfFile(file)
      if (kind !== null) put(file, kind)
      else setSorted((now) => ({ ...now, unknown: [...now.unknown, file] }))
    }
  }
  const send = (): void => {
    const body = new FormData()
    for (const field of uploadFields) {
      const file = chosen[field]
      if (file !== undefined) body.append(field, file, file.name)
    }
    void act.run(
      () =>
        callApi<{ id: string }>(`/api/schools/${uai}/imports`, {
          body,
          timeoutMs: uploadTimeoutMs,
        }),
      ({ id }) => navigate(pagePaths.importRun(uai, id)),
    )
  }

  return (
    <form
      class="stack upload-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole && !act.busy) send()
        else announce(words.needThree)
      }}
    >
      <FileField
        label={words.filesLabel}
        hint={words.filesHint}
        files={[]}
        onFiles={(files) => void take(files)}
        accept=".csv,text/csv"
        multiple
        fileBytesMax={fileBytesMax}
        buttonText={words.chooseFiles}
        disabled={act.busy}
      />
      <FileChecklist
        chosen={chosen}
        unknown={unknown}
        disabled={act.busy}
        onRemove={(field) =>
          setSorted(({ chosen: { [field]: _, ...others }, ...rest }) => ({
            ...rest,
            chosen: others,
          }))
        }
        onKind={(file, kind) => {
          setSorted((now) => ({ ...now, unknown: now.unknown.filter((other) => other !== file) }))
          if (kind !== null) put(file, kind)
        }}
      />
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={send} live />}
      <div class="row">
        <Button
          kind="primary"
          type="submit"
          sign="received"
          busy={act.busy}
          busyText={words.sending}
          disabled={!isWhole}
        >
          {words.send}
        </Button>
        {!isWhole && <p class="soft">{words.needThree}</p>}
      </div>
      <p class="soft small">{words.privacy}</p>
    </form>
  )
}
