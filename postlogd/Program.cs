using Postfix.Postlogd;
using Postfix.Server;

return DaemonHost.Run(new PostlogDaemon());
