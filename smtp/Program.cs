using Postfix.Posix;
using Postfix.Server;
using Postfix.SmtpClient;

bool isLmtp = Arguments.FromProcess() is [var name, ..] && name[(name.LastIndexOf('/') + 1)..] == "lmtp";
return DaemonHost.Run(new SmtpDaemon(isLmtp ? ClientProtocol.Lmtp : ClientProtocol.Smtp));
