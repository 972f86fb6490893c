/** The fields of a person: the names and the birth date alone, or the whole file. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Field, type FieldProps } from '#browser/parts/field.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { type PersonProblem, problemsOf, type TypedPerson } from './typed-person.ts'

export interface PersonFieldsFormProps {
  person: TypedPerson
  onPerson: (person: TypedPerson) => void
  /** What is wrong is said once somebody has tried to save. */
  asked: boolean
  /** Names and birth date, how to reach the person, or all of it. */
  extent: 'names' | 'contact' | 'all'
}

function useLine({ person, onPerson, asked }: PersonFieldsFormProps) {
  const words = useWords('people').fields
  const problems = asked ? problemsOf(person) : {}
  const said: Record<PersonProblem, string> = {
    missing: words.missing,
    email: words.emailWrong,
    phone: words.phoneWrong,
  }
  return (
    key: keyof TypedPerson,
  ): Pick<FieldProps, 'value' | 'onValue' | 'error' | 'autocomplete'> => {
    const problem = problems[key]
    return {
      value: person[key],
      onValue: (value) => onPerson({ ...person, [key]: value }),
      error: problem === undefined ? null : said[problem],
      // The fields are about somebody else than the one who types.
      autocomplete: 'off',
    }
  }
}

function AddressFields({ line }: { line: ReturnType<typeof useLine> }) {
  const words = useWords('people').fields
  const { value, onValue } = line('addressLines')
  return (
    <>
      <TextArea
        label={words.addressLines}
        hint={words.addressHint}
        optional
        rows={2}
        value={value}
        onValue={onValue}
      />
      <div class="grid person-fields">
        <Field label={words.postcode} optional maxLength={12} {...line('postcode')} />
        <Field label={words.commune} optional maxLength={80} {...line('commune')} />
        <Field label={words.country} optional maxLength={60} {...line('country')} />
      </div>
    </>
  )
}

export function PersonFieldsForm(props: PersonFieldsFormProps) {
  const words = useWords('people').fields
  const line = useLine(props)
  const { extent } = props
  return (
    <>
      <div class="grid person-fields">
        <Field label={words.givenName} maxLength={100} {...line('givenName')} />
        <Field label={words.familyName} maxLength={100} {...line('familyName')} />
        {extent !== 'contact' && (
          <Field label={words.birthDate} type="date" optional {...line('birthDate')} />
        )}
        {extent === 'all' && (
          <Field
            label={words.usageName}
            hint={words.usageNameHint}
            optional
            maxLength={100}
            {...line('usageName')}
          />
        )}
        {extent !== 'names' && (
          <>
            <Field
              label={words.civility}
              hint={words.civilityHint}
              optional
              maxLength={20}
              {...line('civility')}
            />
            <Field
              label={words.email}
              type="email"
              optional
              maxLength={254}
              spellcheck={false}
              {...line('email')}
            />
            <Field label={words.phone} type="tel" optional maxLength={30} {...line('phone')} />
          </>
        )}
      </div>
      {extent !== 'names' && <AddressFields line={line} />}
    </>
  )
}
