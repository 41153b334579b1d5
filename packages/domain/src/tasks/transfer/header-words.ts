import { fold } from './fold.ts'
import type { TableField } from './import-entry.ts'

// Column names of other programs in many languages. When two columns match a field, the first word of its list wins, so each
// language lists exact words before vague ones.
const words: Record<TableField, string> = {
  title:
    'title|task name|task title|task|todo|to do|subject|summary|headline|issue|issue title|card name|action|titel|aufgabe|aufgabentitel|aufgabenname|betreff|titre|tâche|nom de la tâche|sujet|objet|intitulé|libellé|título|tarea|nombre de la tarea|asunto|titolo|attività|compito|oggetto|tarefa|nome da tarefa|assunto|taak|taaknaam|onderwerp|tytuł|zadanie|nazwa zadania|temat|uppgift|rubrik|ämne|opgave|overskrift|emne|oppgave|tittel|tehtävä|otsikko|aihe|název|úkol|předmět|название|задача|заголовок|тема|назва|завдання|başlık|görev|konu|タイトル|件名|タスク|タスク名|标题|任务|任务名称|標題|任務|主題|제목|작업|할 일|name|item|what|thema|bezeichnung|was|nom|nombre|nome|naam|nazwa|namn|navn|nimi|jméno|имя|ad|名前|名称|이름',
  description:
    'description|notes|note|task content|card description|details|detail|content|body|text|memo|comment|comments|beschreibung|notizen|notiz|bemerkung|bemerkungen|anmerkung|anmerkungen|inhalt|kommentar|einzelheiten|remarques|remarque|contenu|commentaire|descripción|notas|nota|detalles|contenido|comentario|descrizione|dettagli|contenuto|commento|descrição|observações|detalhes|comentários|beschrijving|omschrijving|notities|notitie|opmerkingen|opmerking|toelichting|opis|notatki|notatka|uwagi|szczegóły|beskrivning|anteckningar|anteckning|beskrivelse|noter|notater|notat|bemærkning|kuvaus|muistiinpanot|muistiinpano|popis|poznámky|poznámka|описание|заметки|заметка|примечания|примечание|комментарий|опис|нотатки|примітки|açıklama|notlar|not|説明|メモ|備考|詳細|描述|备注|说明|笔记|備註|說明|설명|메모|노트|비고',
  due_date:
    'due date|due|due on|due by|due at|deadline|target date|fällig|fällig am|fällig bis|fälligkeit|fälligkeitsdatum|zieldatum|frist|date d’échéance|échéance|date limite|fecha de vencimiento|vencimiento|fecha límite|plazo|vence|data di scadenza|scadenza|scade|data de vencimento|vencimento|prazo|data limite|vervaldatum|einddatum|termin wykonania|termin|förfallodatum|förfaller|forfaldsdato|forfald|forfallsdato|forfall|eräpäivä|määräpäivä|termín splnění|termín|срок выполнения|срок|дедлайн|термін|son tarih|bitiş tarihi|vade|期限|期日|締切|締め切り|截止日期|到期日|到期日期|截止時間|마감일|마감|기한|end date|date|when|day|bis|bis wann|wann|datum|fecha|data|dato|päivämäärä|дата|tarih|日付|日期|날짜',
  priority:
    'priority|prio|importance|urgency|priorität|dringlichkeit|wichtigkeit|priorité|urgence|prioridad|importancia|urgencia|priorità|importanza|prioridade|importância|prioriteit|urgentie|priorytet|ważność|prioritet|prioriteetti|tärkeys|priorita|důležitost|приоритет|важность|пріоритет|öncelik|優先度|優先順位|重要度|优先级|重要性|優先級|우선순위|중요도',
  status:
    'status|state|stage|zustand|stand|bearbeitungsstand|statut|état|avancement|estado|stato|situação|toestand|voortgang|stan|tillstånd|tila|stav|статус|состояние|стан|durum|ステータス|状態|状态|狀態|상태',
  completed:
    'completed|complete|done|finished|closed|checked|is completed|is done|erledigt|fertig|abgeschlossen|abgehakt|terminé|terminée|fait|fini|achevé|completada|completado|hecho|terminado|completato|completata|fatto|concluído|concluída|feito|voltooid|gereed|klaar|afgerond|ukończone|zrobione|wykonane|klar|färdig|avklarad|færdig|udført|fullført|ferdig|valmis|tehty|hotovo|dokončeno|splněno|выполнено|готово|завершено|сделано|виконано|tamamlandı|bitti|完了|完成|已完成|완료',
  completed_at:
    'completed at|completed on|completed date|completed time|completion date|date completed|done at|done on|done date|closed at|closed on|finished at|finished on|resolved|erledigt am|erledigungsdatum|abgeschlossen am|fertig am|fertiggestellt am|terminé le|date d’achèvement|completado el|fecha de finalización|completato il|data di completamento|concluído em|data de conclusão|voltooid op|afgerond op|data ukończenia|ukończono|slutförd|slutfört|færdiggjort|valmistunut|datum dokončení|дата завершения|完了日|完成日期|完成时间|완료일',
  list: 'list|list name|list title|project|project name|board|board name|folder|area|notebook|liste|listenname|projekt|projektname|ordner|bereich|tafel|listenplatz|projet|dossier|tableau|lista|proyecto|carpeta|tablero|elenco|progetto|cartella|bacheca|projeto|pasta|quadro|lijst|map|projektas|folder|lista zadań|mapp|tavla|mappe|luettelo|luettelon nimi|projekti|kansio|seznam|složka|список|проект|папка|доска|проєкт|тека|liste adı|proje|klasör|リスト|プロジェクト|フォルダ|清单|列表|项目|文件夹|清單|專案|목록|프로젝트|폴더',
  labels:
    'labels|label|tags|tag|categories|category|contexts|context|keywords|schlagwörter|schlagwort|schlagworte|etiketten|etikett|kategorien|kategorie|stichwörter|étiquettes|étiquette|catégories|catégorie|mots-clés|etiquetas|etiqueta|categorías|categoría|etichette|etichetta|categorie|categoria|categorias|marcadores|marcador|trefwoorden|etykiety|etykieta|kategorie|tagi|etiketter|kategorier|kategori|taggar|nyckelord|mærkater|merkelapper|tunnisteet|luokat|luokka|štítky|štítek|kategorie|метки|метка|теги|тег|категории|категория|мітки|категорії|etiketler|etiket|kategoriler|ラベル|タグ|カテゴリ|标签|类别|標籤|類別|라벨|태그|카테고리',
  parent:
    'parent|parent id|parent_id|parent task|parent item|parent issue|parent title|parent name|subtask of|übergeordnete aufgabe|übergeordnet|oberaufgabe|hauptaufgabe|elternaufgabe|tâche parente|parente|tarea principal|tarea padre|padre|attività padre|attività principale|tarefa pai|tarefa principal|bovenliggende taak|hoofdtaak|zadanie nadrzędne|överordnad uppgift|overordnet opgave|overordnet oppgave|ylätehtävä|nadřazený úkol|родительская задача|родитель|батьківське завдання|üst görev|親タスク|父任务|父任務|상위 작업',
  recurrence:
    'recurrence|repeat|repeats|rrule|recurring|wiederholung|wiederholt|wiederkehrend|récurrence|répétition|repetición|recurrencia|ricorrenza|ripetizione|repetição|recorrência|herhaling|powtarzanie|upprepning|gentagelse|gjentakelse|toistuvuus|opakování|повторение|повторення|tekrar|繰り返し|重复|重複|반복',
}

/** The columns of each field. */
export type Columns = ReadonlyMap<TableField, readonly number[]>

const ranks: ReadonlyMap<TableField, ReadonlyMap<string, number>> = new Map(
  (Object.entries(words) as [TableField, string][]).map(([field, list]) => [
    field,
    // Reversed, because a map keeps the last of equal words and the first one has to win.
    new Map(
      list
        .split('|')
        .map((word, index): [string, number] => [fold(word), index])
        .toReversed(),
    ),
  ]),
)

/** Returns the columns of each field. A field has several columns only when they have the same name. */
export function columnsOf(header: readonly string[]): Columns {
  const names = header.map((name) => fold(name.replaceAll(/\(.*?\)/g, '')) || fold(name))
  const columns = new Map<TableField, readonly number[]>()
  for (const [field, rankOf] of ranks) {
    const [best] = names
      .filter((name) => rankOf.has(name))
      .toSorted((a, b) => (rankOf.get(a) ?? 0) - (rankOf.get(b) ?? 0))
    if (best !== undefined)
      columns.set(
        field,
        names.flatMap((name, index) => (name === best ? [index] : [])),
      )
  }
  const notes = columns.get('description')
  // In a list without titles the descriptions are the tasks.
  if (!columns.has('title') && notes !== undefined) {
    columns.set('title', notes)
    columns.delete('description')
  }
  return columns
}

const keyNames = new Set(['id', 'task id', 'key', 'issue key', 'card id', 'uuid', 'uid', 'taskid'].map(fold))

/** Returns the names of the columns by whose values other rows refer to a row. */
export function headerKeys(header: readonly string[]): readonly string[] {
  const key = header.find((name) => keyNames.has(fold(name)))
  return key === undefined ? [] : [key]
}
