/** True when a container number's last digit is the check digit that ISO 6346 asks for. */
export function isContainerNumber(number: string): boolean {
  if (!/^[A-Z]{3}[UJZ]\d{7}$/.test(number)) return false;
  let sum = 0;
  for (let index = 0; index < 10; index += 1) sum += weightOf(number.charAt(index)) * 2 ** index;
  return (sum % 11) % 10 === Number(number.charAt(10));
}

/** Digits count as themselves, letters from 10 up, leaving out the multiples of 11. */
function weightOf(character: string): number {
  if (/\d/.test(character)) return Number(character);
  const place = character.charCodeAt(0) - 65;
  return 10 + place + Math.floor((place + 9) / 10);
}
