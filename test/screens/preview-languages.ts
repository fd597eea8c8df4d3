import { allLocales, languageOf } from '../../shared/words/locale.ts';
import { answersOf, booksOfNovember } from './books-desk.ts';
import { warningsIn } from './language-fixtures.ts';
import { openScreen, startBrowser } from './open-screen.ts';
import { nothing, openPictures, wholePage } from './take-picture.ts';

// Takes a picture of the pages in every language, for eyes: node test/screens/preview-languages.ts FOLDER [a part of the pictures' names…]

const FULL = ['check.html', 'settings.html', 'settings.html#policies', 'traffic.html', 'welcome.html'] as const;

const shoot = await openPictures();
const browser = await startBrowser();
const books = await booksOfNovember();

for (const locale of allLocales) {
  const language = languageOf(locale);
  for (const [name, state] of Object.entries(await warningsIn(locale)))
    for (const width of [360, 480])
      await shoot(
        `${locale}-warning-${name}-${width}`,
        { language, width },
        async (look) => {
          const answers = { warningState: () => state, shown: () => 0, shownMany: () => 0 };
          return (await openScreen(browser, 'warning.html', answers, look)).page;
        },
        wholePage,
      );
  const answers = await answersOf(books, locale);
  for (const width of [360, 380])
    await shoot(
      `${locale}-popup-${width}`,
      { language, width, height: 600 },
      async (look) => (await openScreen(browser, 'popup.html', answers, look)).page,
      async (page) => {
        await page.getByRole('textbox').fill('RR100000312CN\nRR100000348CN, 3011');
        await page.locator('.checked summary, details summary').first().click();
        await wholePage(page);
      },
    );
  for (const file of FULL)
    for (const width of [360, 1240])
      await shoot(
        `${locale}-${file.replace('.html', '').replace('#', '-')}-${width}`,
        { language, width, height: 900 },
        async (look) => (await openScreen(browser, file, answers, look)).page,
        width === 360 ? wholePage : nothing,
      );
}
await browser.close();
