import type { TaskPriority } from '../task.ts'
import { fold, wordTable } from './fold.ts'

const priorities = wordTable<TaskPriority>({
  high: 'high|highest|very high|urgent|critical|important|asap|major|blocker|p0|p1|hoch|hohe|sehr hoch|höchste|dringend|sehr wichtig|wichtig|kritisch|haute|haut|élevée|élevé|urgente|importante|critique|alta|alto|muy alta|crítica|crítico|máxima|hoog|zeer hoog|belangrijk|wysoki|wysoka|pilne|ważne|hög|viktig|viktigt|brådskande|høj|høy|vigtig|haster|korkea|kiireellinen|tärkeä|vysoká|vysoký|naléhavé|důležité|высокий|высокая|срочно|срочный|важно|критический|високий|висока|yüksek|acil|önemli|高|高い|最高|緊急|重要|紧急|높음|긴급|중요',
  medium:
    'medium|med|normal|moderate|average|standard|default|p2|mittel|mittlere|moyen|moyenne|normale|media|medio|média|médio|gemiddeld|middel|normaal|średni|średnia|normalny|medel|mellan|mellem|middels|keskitaso|normaali|střední|normální|средний|средняя|обычный|нормальный|середній|середня|orta|中|普通|中等|標準|보통|중간',
  // Every task has a priority, so a task without one becomes low.
  low: 'low|lowest|very low|minor|trivial|p3|p4|none|no priority|niedrig|niedrige|sehr niedrig|gering|unwichtig|keine|ohne|basse|bas|faible|aucune|baja|bajo|ninguna|baixa|baixo|nenhuma|bassa|basso|nessuna|laag|geen|niski|niska|brak|låg|ingen|lav|matala|nízká|nízký|žádná|низкий|низкая|нет|низький|низька|düşük|yok|低|低い|なし|无|낮음|없음',
})

const marks: Readonly<Record<string, TaskPriority>> = {
  '!': 'low',
  '!!': 'medium',
  '!!!': 'high',
  '(A)': 'high',
  '(B)': 'medium',
  '(C)': 'low',
}

/** Reads "High", "hoch", "P1 - Urgent" or "!!!". Ignores a number alone, because programs count in both directions. */
export function readPriority(text: string): TaskPriority | undefined {
  const whole = marks[text.trim()] ?? priorities.get(fold(text))
  if (whole !== undefined) return whole
  const words = text
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => !/^(?:\d*|priority|priorität)$/i.test(word))
  const [first, ...rest] = words.map((word) => priorities.get(fold(word)))
  return rest.every((word) => word === first) ? first : undefined
}

/** The progress of a task in another program. */
export type Progress = 'pending' | 'in_progress' | 'completed' | 'canceled'

const progress = wordTable<Progress>({
  in_progress:
    'in progress|doing|started|in review|review|wip|ongoing|underway|working|working on it|in arbeit|in bearbeitung|begonnen|laufend|läuft|angefangen|en cours|commencé|commencée|en curso|en progreso|en proceso|haciendo|iniciado|in corso|iniziato|em andamento|em progresso|fazendo|bezig|mee bezig|gestart|in uitvoering|in behandeling|w toku|w trakcie|rozpoczęte|pågår|pågående|påbörjad|i gang|påbegyndt|påbegynt|kesken|käynnissä|aloitettu|probíhá|rozpracováno|zahájeno|в работе|в процессе|выполняется|у роботі|виконується|devam ediyor|sürüyor|başladı|進行中|対応中|作業中|进行中|處理中|진행 중',
  pending:
    'pending|open|todo|to do|not started|new|backlog|triage|next|planned|scheduled|needs action|inbox|waiting|waiting on someone else|on hold|blocked|deferred|active|incomplete|not done|not completed|unstarted|false|no|n|0|off|offen|neu|zu erledigen|nicht begonnen|nicht gestartet|ausstehend|geplant|wartet|wartend|zurückgestellt|unerledigt|nicht erledigt|falsch|nein|à faire|ouvert|ouverte|non commencé|non commencée|pas commencé|en attente|nouveau|faux|non|pendiente|por hacer|abierto|abierta|sin empezar|no iniciada|no iniciado|nuevo|falso|da fare|aperto|aperta|non iniziato|non iniziata|in attesa|nuovo|a fazer|aberto|aberta|pendente|não iniciado|não iniciada|novo|não|te doen|openstaand|niet gestart|nieuw|in afwachting|onwaar|nee|do zrobienia|otwarte|otwarty|nierozpoczęte|oczekujące|nowe|fałsz|nie|att göra|öppen|ej påbörjad|inte påbörjad|ny|väntar|falskt|nej|at gøre|åben|ikke startet|ikke begyndt|afventer|falsk|å gjøre|åpen|ikke påbegynt|avventer|nei|avoin|tekemättä|ei aloitettu|odottaa|uusi|epätosi|ei|otevřeno|otevřené|nezahájeno|čeká|nový|nové|nepravda|ne|открыта|открыто|к выполнению|сделать|не начато|не начата|ожидает|новая|новый|ложь|нет|відкрито|до виконання|не розпочато|ні|açık|yapılacak|başlamadı|bekliyor|yeni|yanlış|hayır|未着手|未完了|未対応|新規|いいえ|待办|未开始|未完成|待處理|否|할 일|시작 전|대기|미완료|아니요|거짓',
  completed:
    'completed|complete|done|finished|closed|resolved|shipped|merged|true|yes|y|1|100|x|on|wahr|ja|j|erledigt|fertig|abgeschlossen|beendet|geschlossen|abgehakt|terminé|terminée|fait|faite|fini|finie|fermé|achevé|vrai|oui|hecho|hecha|completado|completada|terminado|terminada|cerrado|finalizado|finalizada|verdadero|sí|si|fatto|fatta|completato|completata|chiuso|concluso|finito|vero|sì|feito|feita|concluído|concluída|completo|fechado|verdadeiro|sim|gedaan|klaar|voltooid|gereed|afgerond|gesloten|waar|zrobione|ukończone|ukończono|zakończone|gotowe|zamknięte|wykonane|prawda|tak|klar|klart|färdig|slutförd|avslutad|stängd|sant|færdig|udført|afsluttet|lukket|sand|ferdig|fullført|utført|avsluttet|valmis|tehty|suljettu|tosi|kyllä|hotovo|dokončeno|splněno|uzavřeno|pravda|ano|готово|выполнено|выполнена|завершено|завершена|закрыто|сделано|истина|да|виконано|так|tamamlandı|bitti|kapalı|yapıldı|doğru|evet|完了|完成|已完成|済|済み|完了済み|はい|是|완료|완료됨|예|참',
  canceled:
    'canceled|cancelled|archived|archiviert|won’t do|won’t fix|abandoned|dropped|rejected|duplicate|obsolete|abgebrochen|verworfen|storniert|abgelehnt|entfällt|annulé|annulée|abandonné|cancelado|cancelada|anulado|anulada|annullato|annullata|geannuleerd|anulowane|avbruten|inställd|annulleret|avbrutt|peruttu|zrušeno|отменено|отменена|скасовано|iptal|iptal edildi|キャンセル|中止|已取消|取消|취소|취소됨',
})

const boxes: readonly (readonly [RegExp, Progress])[] = [
  [/^(?:[✓✔☑✅🗹]\ufe0f?|\[[xX✓]\])$/u, 'completed'],
  [/^(?:[1-9]?[1-9]|[1-9]0)\s?%$/, 'in_progress'],
  [/^100\s?%$/, 'completed'],
  [/^(?:[☐⬜□✗✘❌]\ufe0f?|\[\s*\])$/u, 'pending'],
]

/** Reads "Done", "In Arbeit", "WAHR", "no" or "☑". */
export function readProgress(text: string): Progress | undefined {
  return boxes.find(([box]) => box.test(text.trim()))?.[1] ?? progress.get(fold(text))
}
