import { readFileSync } from 'node:fs';
import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
import { deployments } from '../../infra/aws/deployments.ts';
const [endpoint] = readFileSync('/tmp/em/endpoint', 'utf8').split(' ') as [string];
const region = 'eu-central-1';
const credentials = { accessKeyId: '111122223333', secretAccessKey: 'none' };
const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
const [d] = deployments('cdk.out');
const t = JSON.parse(readFileSync(d!.template.file, 'utf8'));
const gone = (process.argv[3] ?? '').split(',');
for (const [k, r] of Object.entries<any>(t.Resources)) if ((r.Type === 'AWS::CloudWatch::Alarm' && r.Properties.Metrics) || r.Type === 'AWS::CloudWatch::Dashboard' || gone.includes(r.Type)) delete t.Resources[k];
await s3.send(new PutObjectCommand({ Bucket: 'code', Key: 'patched.json', Body: JSON.stringify(t) }));
const cfn = async (params: Record<string, string>) => {
  const r = await fetch(endpoint, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `AWS4-HMAC-SHA256 Credential=111122223333/20260101/${region}/cloudformation/aws4_request, SignedHeaders=host, Signature=none` }, body: new URLSearchParams({ Version: '2010-05-15', ...params }) });
  return `${r.status} ${await r.text()}`;
};
const name = d!.stack + process.argv[2];
console.log((await cfn({ Action: 'CreateStack', StackName: name, TemplateURL: `${endpoint}/code/patched.json`, 'Capabilities.member.1': 'CAPABILITY_IAM', 'Parameters.member.1.ParameterKey': 'AssetBucket', 'Parameters.member.1.ParameterValue': 'code' })).slice(0, 200));
for (let i = 0; i < 30; i++) { await new Promise(r => setTimeout(r, 1000)); const x = await cfn({ Action: 'DescribeStacks', StackName: name }); const st = /<StackStatus>(.*?)</.exec(x)?.[1]; if (st !== 'CREATE_IN_PROGRESS') { console.log(st, x.match(/<OutputKey>.*?<\/OutputValue>/g)); break; } }
const ev = await cfn({ Action: 'DescribeStackEvents', StackName: name });
console.log(ev.match(/<ResourceStatusReason>[^<]+/g)?.slice(0, 10));
