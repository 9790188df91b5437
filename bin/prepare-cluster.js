// Run beside the build of the web app: what the first start of a data folder copies is made ready.
import { createLog, prepareCluster } from '#platform/start';

await prepareCluster(createLog('error'));
