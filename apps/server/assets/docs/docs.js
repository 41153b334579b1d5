// One page for the five documents; the switcher at the top chooses.
const names = ['native', 'flat', 'todo', 'scoped', 'session']

window.ui = window.SwaggerUIBundle({
  dom_id: '#docs',
  urls: names.map((name) => ({ name, url: `/openapi/${name}.json` })),
  'urls.primaryName': new URLSearchParams(location.search).get('urls.primaryName') ?? 'native',
  deepLinking: true,
  persistAuthorization: false,
  presets: [window.SwaggerUIBundle.presets.apis, window.SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  validatorUrl: null,
})
