/** Where sites that show files keep the files themselves: the page's path, and the file's address. */
const SITES: readonly (readonly [page: RegExp, raw: string])[] = [
  [
    /^https:\/\/(?:www\.)?github\.com\/([^/]+\/[^/]+)\/blob\/(.+)$/,
    'https://raw.githubusercontent.com/$1/$2',
  ],
  [/^https:\/\/gist\.github\.com\/([^/]+\/\w+)\/?$/, 'https://gist.githubusercontent.com/$1/raw'],
  [/^(https:\/\/[^/]+\/.+?)\/-\/blob\/(.+)$/, '$1/-/raw/$2'], // GitLab
  [/^(https:\/\/[^/]+\/[^/]+\/[^/]+)\/src\/(branch|commit|tag)\/(.+)$/, '$1/raw/$2/$3'], // Forgejo
  [/^(https:\/\/bitbucket\.org\/[^/]+\/[^/]+)\/src\/(.+)$/, '$1/raw/$2'],
];

/** The address of the file that a page of GitHub, GitLab, Forgejo or Bitbucket shows, if it is one. */
export function rawAddress(url: string): string | undefined {
  const address = url.replace(/[?#].*$/, '');
  const site = SITES.find(([page]) => page.test(address));
  return site && address.replace(...site);
}
