/** Small forms for what words carry: an address, a language. */
import { useState } from 'preact/hooks'
import { useLanguage, useWords } from '#browser/catalogue/speech.ts'
import { Field } from '#browser/parts/field.tsx'
import { Select } from '#browser/parts/select.tsx'
import { FormDialog } from '#browser/write/form-dialog.tsx'

export interface LinkDialogProps {
  href: string
  /** Nothing is selected: its words are asked too. */
  asksWords: boolean
  onLink: (href: string | null, words: string) => void
  onClose: () => void
}

export function LinkDialog({ href: first, asksWords, onLink, onClose }: LinkDialogProps) {
  const words = useWords('write')
  const [href, setHref] = useState(first === '' ? 'https://' : first)
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const isRight = /^https:\/\/[^\s/]+\.\S+$/.test(href.trim())
  const isWorded = !asksWords || text.trim() !== ''
  return (
    <FormDialog
      title={words.marks.link}
      onClose={onClose}
      onRemove={first === '' ? undefined : () => onLink(null, '')}
      onSave={() => {
        setTried(true)
        if (isRight && isWorded) onLink(href.trim(), text.trim())
      }}
    >
      {asksWords && (
        <Field
          label={words.surface.linkWords}
          hint={words.surface.linkWordsHint}
          value={text}
          maxLength={200}
          error={isTried && !isWorded ? words.surface.linkWordsMissing : null}
          onValue={setText}
        />
      )}
      <Field
        label={words.surface.address}
        type="url"
        spellcheck={false}
        value={href}
        maxLength={2_000}
        error={isTried && !isRight ? words.surface.addressWrong : null}
        onValue={setHref}
      />
    </FormDialog>
  )
}

/** Languages that schools teach; whatever else stands in a text stays. */
const taught = ['en', 'de', 'es', 'it', 'pt', 'la', 'ar', 'zh', 'ru']

export interface LanguageDialogProps {
  /** Of the words, null for the lesson's own. */
  lang: string | null
  onLang: (lang: string | null) => void
  onClose: () => void
}

export function LanguageDialog({ lang, onLang, onClose }: LanguageDialogProps) {
  const words = useWords('write').surface
  const language = useLanguage()
  const [chosen, setChosen] = useState(lang ?? '')
  const names = new Intl.DisplayNames([language], { type: 'language' })
  const listed = lang === null || taught.includes(lang) ? taught : [lang, ...taught]
  return (
    <FormDialog
      title={words.language}
      onClose={onClose}
      onSave={() => onLang(chosen === '' ? null : chosen)}
    >
      <Select
        label={words.languageOf}
        hint={words.languageHint}
        value={chosen}
        placeholder={words.ownLanguage}
        options={listed.map((one) => ({ value: one, label: names.of(one) ?? one }))}
        onValue={setChosen}
      />
    </FormDialog>
  )
}
