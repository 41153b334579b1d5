// One page for all documents. The list at the top switches between them.
const names = await (await fetch('/openapi/index.json')).json()

window.ui = window.SwaggerUIBundle({
  dom_id: '#docs',
  urls: names.map((name) => ({ name, url: `/openapi/${name}.json` })),
  'urls.primaryName': new URLSearchParams(location.search).get('urls.primaryName') ?? names[0],
  deepLinking: true,
  persistAuthorization: false,
  presets: [window.SwaggerUIBundle.presets.apis, window.SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  validatorUrl: null,
})
