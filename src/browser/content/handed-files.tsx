/** Files that a pupil handed in beside photos: opened, heard in place, saved. */
import type { ComponentChildren } from 'preact'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { buttonClass } from '#browser/parts/button.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import type { FileSummary } from '#contract/resources.ts'
import type { FileAddress } from './file-addresses.ts'
import { handedKindOf } from './handed-kind.ts'
import { isPdf } from './is-pdf.ts'
import { SoundPlayer } from './sound-player.tsx'
import './handed-files.css'

/** What a file is called, which kind it is, and its weight; null where the device knows none. */
export function HandedName(props: { name: string; type?: string; byteCount: number | null }) {
  const { name, type, byteCount } = props
  const words = useWords('handed-file')
  const format = useFormat()
  const kind = handedKindOf(name, type)
  const facts = [
    ...(kind === null ? [] : [words.kinds[kind]]),
    ...(byteCount === null ? [] : [format.bytes(byteCount)]),
  ]
  return (
    <p class="handed-file-name">
      <Sign name="file" />
      <span>
        <strong>{name}</strong> <span class="soft numbers">{facts.join(' · ')}</span>
      </span>
    </p>
  )
}

interface HandedFileProps {
  file: FileSummary
  address: string
  under: ComponentChildren
}

function HandedFile({ file, address, under }: HandedFileProps) {
  const words = useWords('handed-file')
  const { name, contentType } = file
  return (
    <li class="handed-file">
      <HandedName name={name} type={contentType} byteCount={file.byteCount} />
      {contentType.startsWith('audio/') && <SoundPlayer address={address} label={name} />}
      <div class="row no-print">
        {isPdf(file) && (
          <a class={buttonClass('quiet')} href={address} target="_blank" rel="noreferrer">
            {words.open}
            <span class="for-screen-readers"> {name}</span>
          </a>
        )}
        <LinkButton href={address} download={name}>
          {words.download}
          <span class="for-screen-readers"> {name}</span>
        </LinkButton>
      </div>
      {under}
    </li>
  )
}

export interface HandedFilesProps {
  files: readonly FileSummary[]
  address: FileAddress
  /** What stands below a file: its pages, what was drawn on them. */
  under?: ((file: FileSummary) => ComponentChildren) | undefined
}

export function HandedFiles({ files, address, under }: HandedFilesProps) {
  const words = useWords('handed-file')
  if (files.length === 0) return null
  return (
    <ul
      class={under === undefined ? 'plain handed-files' : 'plain handed-files wide'}
      aria-label={words.title}
    >
      {files.map((file) => (
        <HandedFile key={file.id} file={file} address={address(file.id)} under={under?.(file)} />
      ))}
    </ul>
  )
}
