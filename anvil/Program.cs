using Postfix.Anvil;
using Postfix.Server;

return DaemonHost.Run(new AnvilDaemon());
