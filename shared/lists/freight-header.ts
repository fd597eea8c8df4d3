import type { HeaderSays } from './read-header.ts';

/** Words for a bill of lading, for a container and for a booking: the beginnings of words, so that their endings do not matter. */
const BILL = /^(?:[mo]?bl|mawb|konnossement|connaissement|conocimiento|conhecimento|konosament|коносамент|konsimento)/u;
const AIR_BILL = /^(?:awb|waybill|airwaybill|seawaybill|swb)$/;
const CONTAINER =
  /^(?:container|cntr|cntnr|ctnr|contr|cont$|conteneur|contenedor|conteiner|conteyner|konteyner|konteiner|kontener|kontainer|контейнер)/u;
const BOOKING = /^(?:booking|bookings|bkg|bkng|buchung)$/;

/** A forwarder's own bill: no line knows it. */
const HOUSE = /^(?:house|haus|h|hbl|hawb|forwarder|fbl|hija|filhote|分|分单|分單)$/;

/** What says which bill it is. */
const MASTER =
  /^(?:master|m|main|mother|ocean|o|sea|original|maestro|mestre|madre|mere|ana|мастер|морской|主|总|總|主单|主單|总单|總單|船东|船東)$/u;

/** Words that stand with them and change nothing. */
const BESIDE =
  /^(?:no|id|code|ref|reference|doc|document|s|line|liner|carrier|steamship|shipping|freight|air|express|direct|through|combined|way|iso|full|confirmation|confirmed|embarque|carico|maritimo|marittima|maritime|naviera|polizza|номер|海运|海運|船公司|船|空运|空運|号|號|号码|號碼|编号|編號|单号|單號|番号|번호)$/u;

const HAN_BILL = /提单|提單|提运单|提運單|船荷証券|선하증권|^(?:主|总|總|分)(?:单|單)/;
const HAN_HOUSE = /分提|^分|分单|分單|货代|貨代|拼箱/;
const HAN_MASTER = /主|总|總|船|海/;
const HAN_CONTAINER = /集装箱|集裝箱|货柜|貨櫃|コンテナ|컨테이너/;
const HAN_ABOUT = /箱型|柜型|尺寸|类型|類型|重量|数量|數量|状态|狀態|日期|时间|時間|类别|封/;

const ofHan = (joined: string): HeaderSays | null => {
  if (HAN_ABOUT.test(joined)) return null;
  if (HAN_BILL.test(joined)) {
    return HAN_HOUSE.test(joined)
      ? { role: 'other', sure: true }
      : { role: 'bill', sure: HAN_MASTER.test(joined) || joined.includes('mbl') };
  }
  return HAN_CONTAINER.test(joined) ? { role: 'container', sure: false } : null;
};

/**
 * What a header says whose words are those of bills of lading, containers and bookings, in any order and with the words that go with them: "Master B/L No.",
 * "No. of the ocean bill", "MBL-Nr.". Takes the words of the header, with `bl` for every spelling of a bill of lading.
 */
export const readFreightHeader = (words: readonly string[]): HeaderSays | null => {
  const isBill = (word: string): boolean => BILL.test(word);
  const isMaster = words.some((word) => MASTER.test(word));
  const isAir = words.some((word) => AIR_BILL.test(word));
  const bill = words.some(isBill) || (isMaster && (isAir || words.includes('bill')));
  if (
    words.some((word) => HOUSE.test(word)) &&
    (words.some((word) => /^h(?:bl|awb)$/.test(word) || isBill(word)) || isAir || words.includes('bill'))
  )
    return { role: 'other', sure: true };
  const isOnly = (...kinds: readonly RegExp[]): boolean =>
    words.every((word) => [...kinds, BESIDE].some((kind) => kind.test(word)));
  if (bill && isOnly(BILL, AIR_BILL, MASTER, /^bill$/)) return { role: 'bill', sure: isMaster || !isAir };
  if (words.some((word) => CONTAINER.test(word)) && isOnly(CONTAINER)) return { role: 'container', sure: true };
  if (words.some((word) => BOOKING.test(word)) && isOnly(BOOKING)) return { role: 'booking', sure: true };
  return ofHan(words.join(''));
};

/** Said among other words, what a header may say: the cells must agree. */
export const mayBeFreight = (words: readonly string[]): HeaderSays | null => {
  if (words.some((word) => BILL.test(word))) return { role: 'bill', sure: false };
  return words.some((word) => CONTAINER.test(word)) ? { role: 'container', sure: false } : null;
};
