using Postfix.BounceServer;
using Postfix.Server;

return DaemonHost.Run(new BounceDaemon());
