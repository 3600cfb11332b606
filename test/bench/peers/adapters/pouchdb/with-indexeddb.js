// PouchDB with its newer "indexeddb" adapter (the standalone plugin build needs the global).
import PouchDB from '../../node_modules/pouchdb/lib/index-browser.es.js'
window.PouchDB = PouchDB
require('../../node_modules/pouchdb/dist/pouchdb.indexeddb.js')
export default PouchDB
