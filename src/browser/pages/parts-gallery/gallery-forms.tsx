/** Every control of a form in every state. */
import { useState } from 'preact/hooks'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { CodeField } from '#browser/parts/code-field.tsx'
import { Field } from '#browser/parts/field.tsx'
import { FileField } from '#browser/parts/file-field.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { SearchField } from '#browser/parts/search-field.tsx'
import { Select } from '#browser/parts/select.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { GalleryBlock, sample } from './gallery-block.tsx'

function Buttons() {
  const [busy, setBusy] = useState(true)
  return (
    <GalleryBlock name="Button" inRow>
      <Button kind="primary">Remettre ma copie</Button>
      <Button>Relire</Button>
      <Button kind="danger">{sample('Révoquer la carte')}</Button>
      <Button kind="primary" sign="listen">
        {sample("Écouter l'énoncé")}
      </Button>
      <Button kind="primary" busy={busy} busyText="Envoi en cours" onClick={() => setBusy(true)}>
        Envoyer
      </Button>
      <Button disabled>Indisponible</Button>
      <Button sign="print" signOnly>
        Imprimer
      </Button>
      <LinkButton href="/help" sign="phone">
        {sample("Téléphoner à l'école")}
      </LinkButton>
      <Button kind="primary" wide>
        Toute la largeur
      </Button>
    </GalleryBlock>
  )
}

function TextFields() {
  const [name, setName] = useState('Lina Morel')
  const [text, setText] = useState(
    sample("La cour est vide. On entend seulement l'horloge, et quelque part un moineau."),
  )
  return (
    <GalleryBlock name="Field, TextArea">
      <Field label="Nom" value={name} onValue={setName} />
      <Field
        label={sample('Adresse électronique')}
        hint={sample("Elle sert seulement à prévenir d'une lettre nouvelle.")}
        optional
        type="email"
        value=""
        onValue={() => undefined}
      />
      <Field
        label="Mot de passe"
        type="password"
        error={sample('Douze signes au moins : il en manque quatre.')}
        value="12345678"
        onValue={() => undefined}
      />
      <Field label="Classe" disabled value="6e B" onValue={() => undefined} />
      <TextArea
        label={sample('Ta réponse')}
        hint={sample('Trois phrases suffisent.')}
        maxLength={100}
        value={text}
        onValue={setText}
      />
    </GalleryBlock>
  )
}

function SpecialFields() {
  const [code, setCode] = useState('ABCD2345EF')
  const [search, setSearch] = useState('')
  const [subject, setSubject] = useState('maths')
  const [files, setFiles] = useState<readonly File[]>(() => [
    new File([new Uint8Array(1_400_000)], 'photo-de-ma-copie.jpg', { type: 'image/jpeg' }),
  ])
  return (
    <GalleryBlock name="CodeField, SearchField, Select, FileField">
      <CodeField
        label={sample('Le code de ta carte')}
        hint={sample('Quatre groupes de quatre signes.')}
        value={code}
        onValue={setCode}
      />
      <CodeField
        label={sample('Un code qui n’ouvre rien')}
        error={sample("Ce code n'ouvre rien : relis-le sur ta carte.")}
        value="ABCD2345EFGH6789"
        onValue={() => undefined}
      />
      <SearchField label={sample('Chercher un élève')} value={search} onValue={setSearch} />
      <Select
        label={sample('Matière')}
        value={subject}
        onValue={setSubject}
        options={[
          { value: 'maths', label: sample('Mathématiques'), group: 'Sciences' },
          { value: 'svt', label: 'SVT', group: 'Sciences' },
          { value: 'french', label: sample('Français'), group: 'Lettres' },
        ]}
      />
      <FileField
        label={sample('La photo de ta copie')}
        hint={sample('JPEG, PNG ou PDF, 10 Mo au plus.')}
        accept="image/jpeg,image/png,application/pdf"
        fileBytesMax={10_000_000}
        multiple
        files={files}
        onFiles={setFiles}
      />
    </GalleryBlock>
  )
}

function Choices() {
  const [answer, setAnswer] = useState<'a' | 'b' | 'c' | null>('b')
  const [late, setLate] = useState(true)
  return (
    <GalleryBlock name="RadioGroup, CheckBox">
      <RadioGroup
        label={sample('Quelle ville est au bord de la mer ?')}
        value={answer}
        onValue={setAnswer}
        options={[
          { value: 'a', label: 'Limoges' },
          { value: 'b', label: 'Marseille', hint: sample('La plus ancienne ville de France.') },
          { value: 'c', label: 'Nancy', disabled: true },
        ]}
      />
      <RadioGroup
        label={sample('La réponse manque')}
        error={sample('Choisis une réponse pour continuer.')}
        inLine
        value={null}
        onValue={() => undefined}
        options={[
          { value: 'true', label: 'Vrai' },
          { value: 'false', label: 'Faux' },
        ]}
      />
      <CheckBox
        label={sample('Accepter les copies en retard')}
        hint={sample('Elles portent la mention « en retard ».')}
        checked={late}
        onChecked={setLate}
      />
      <CheckBox
        label={sample('Toute la classe')}
        mixed
        checked={false}
        onChecked={() => undefined}
      />
      <CheckBox label="2" framed checked onChecked={() => undefined} />
      <CheckBox
        label={sample('Je confirme être responsable de cet enfant')}
        error={sample('Cette confirmation est nécessaire.')}
        checked={false}
        onChecked={() => undefined}
      />
    </GalleryBlock>
  )
}

export function GalleryForms() {
  return (
    <>
      <Buttons />
      <TextFields />
      <SpecialFields />
      <Choices />
    </>
  )
}
