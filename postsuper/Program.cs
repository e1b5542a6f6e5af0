using Postfix.Cli;
using Postfix.Postsuper;

return CommandHost.Run(new PostsuperCommand());
