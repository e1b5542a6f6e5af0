using Postfix.Cli;
using Postfix.Postmap;

return CommandHost.Run(new PostmapCommand());
