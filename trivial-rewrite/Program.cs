using Postfix.Server;
using Postfix.TrivialRewrite;

return DaemonHost.Run(new TrivialRewriteDaemon());
