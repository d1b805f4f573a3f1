// Fills in the sandbox's own key before the reference starts: it takes a key that was entered earlier from here.
// Another key of this sandbox stays; one of a sandbox that ran here before is of no use.
{
  const scheme = 'ApiKey'; // of the contract
  const keys = [...document.querySelectorAll('meta[name="sandbox-key"]')].map(meta => meta.content);
  const entered = JSON.parse(localStorage.getItem('authorized') ?? '{}')[scheme]?.value;
  if (!keys.includes(entered)) {
    const authorized = { [scheme]: { name: scheme, schema: { type: 'http', scheme: 'bearer' }, value: keys[0] } };
    localStorage.setItem('authorized', JSON.stringify(authorized));
  }
}

// The title of the document is the title of the spec that is shown; Swagger UI changes only the heading when another language is chosen.
new MutationObserver(() => {
  const title = document.querySelector('.info .title')?.firstChild?.textContent;
  if (title && document.title !== title) document.title = title;
}).observe(document, { childList: true, subtree: true, characterData: true });
