import { wordBy, type Issue, type Problem, type Wordings } from '@taskwire/domain'

/** The German wording of each problem: the rest of a sentence that starts with the field's name. */
const german: Wordings<Problem> = {
  required: () => 'fehlt',
  wrong_type: () => 'hat den falschen Typ',
  not_one_of: ({ allowed }) => `muss eines von diesen sein: ${allowed.join(', ')}`,
  too_short: ({ minimum }) => `muss mindestens ${number(minimum)} Zeichen lang sein`,
  too_long: ({ maximum }) => `darf höchstens ${number(maximum)} Zeichen lang sein`,
  too_small: ({ minimum }) => `muss mindestens ${number(minimum)} sein`,
  too_large: ({ maximum }) => `darf höchstens ${number(maximum)} sein`,
  too_few: ({ minimum }) => `braucht mindestens ${entries(minimum)}`,
  too_many: ({ maximum }) => `darf höchstens ${entries(maximum)} haben`,
  wrong_format: () => 'hat das falsche Format',
  wrong_form: () => 'hat die falsche Form',
  unstorable_characters: () => 'enthält Zeichen, die sich nicht speichern lassen',
  malformed_unicode: () => 'enthält ungültige Zeichen',
  not_an_email: () => 'muss eine gültige E-Mail-Adresse sein',
  not_a_date: () => 'muss ein Datum zwischen 1970 und 9999 sein, zum Beispiel 2026-12-31',
  not_an_instant: () => 'muss ein Zeitpunkt zwischen 1970 und 9999 sein, zum Beispiel 2026-12-31T23:59:59Z',
  not_a_time: () => 'muss eine Uhrzeit sein, zum Beispiel 09:00',
  not_a_time_zone: () => 'muss eine Zeitzone sein, zum Beispiel Europe/Berlin',
  not_a_push_endpoint: () => 'muss die https-Adresse eines bekannten Push-Dienstes sein',
  not_a_webhook_url: () =>
    'muss eine öffentlich erreichbare https-Adresse sein, mit Port 443 oder ab 1024, ohne Benutzernamen und ohne #',
  not_a_push_key: () => 'muss ein Schlüssel der Anmeldung für Mitteilungen sein',
  not_an_epoch: () => 'gehört zu keinem Stand dieses Servers',
  not_an_idempotency_key: () => 'muss aus 1 bis 200 sichtbaren ASCII-Zeichen bestehen',
  not_a_position: () => 'ist keine gültige Position',
  unknown_cursor: () => 'gehört nicht zu dieser Liste',
  cursor_of_another_list: () => 'gehört zu einer anders sortierten Liste',
  wrong: () => 'ist falsch',
  common_password: () => 'ist zu häufig. Wähle ein anderes',
  contradiction: ({ fields }) => `widerspricht ${fields.join(' oder ')}`,
  not_combinable: ({ fields }) => `lässt sich nicht mit ${fields.join(' oder ')} verbinden`,
  subtask_with_list: () => 'gilt nicht für Unteraufgaben: Sie sind in der Liste ihrer Aufgabe',
  own_parent: () => 'darf nicht die Aufgabe selbst sein',
  has_subtasks: () => 'geht nicht bei einer Aufgabe mit Unteraufgaben',
  not_a_neighbour: () => 'muss eine andere Aufgabe an derselben Stelle sein',
  different_starts: ({ field }) => `und ${field} meinen verschiedene Seiten`,
  differs: ({ field }) => `muss mit ${field} übereinstimmen`,
  no_title: () => 'enthält keinen Titel',
  title_too_long: ({ maximum }) => `enthält einen Titel mit mehr als ${number(maximum)} Zeichen`,
  not_a_rule: () => 'muss eine RRULE nach RFC 5545 sein, zum Beispiel FREQ=WEEKLY;BYDAY=MO',
  unsupported_rule_part: ({ part }) => `enthält ${part}, was nicht unterstützt wird`,
  wrong_rule_part: ({ part }) => `enthält ${part} falsch oder gar nicht`,
  no_future: () => 'hat keinen Termin in der Zukunft',
  needs_due_date: () => 'braucht ein Fälligkeitsdatum',
  subtask_repeats: () => 'geht nicht: Unteraufgaben wiederholen sich nicht',
  invalid: () => 'ist ungültig',
}

function number(value: number): string {
  return value.toLocaleString('de')
}

function entries(count: number): string {
  return count === 1 ? 'einen Eintrag' : `${number(count)} Einträge`
}

/**
 * Words an issue in German, as the rest of a sentence that starts with the field's name. An issue that only its message
 * describes keeps that message in brackets.
 */
export function issueInGerman(issue: Issue): string {
  const wording = issue.code === 'invalid' ? undefined : wordBy<Problem>(german, issue)
  return wording ?? `${german.invalid({ code: 'invalid' })} (${issue.message})`
}
