import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The printed words of each page, with collapsed white space. */
export async function print(page) {
  const data = new Uint8Array(await page.pdf({format: 'a4'}));
  const task = getDocument({data, verbosity: 0});
  const paper = await task.promise;
  const pages = [];
  for (let number = 1; number <= paper.numPages; number++) {
    const {items} = await (await paper.getPage(number)).getTextContent();
    pages.push(
      items
        .map(({str, hasEOL}) => str + (hasEOL ? ' ' : ''))
        .join('')
        .replace(/\s+/g, ' '),
    );
  }
  await task.destroy();
  return pages;
}
