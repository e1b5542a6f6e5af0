using Postfix.Master;
using Postfix.Posix;

return new MasterProgram(Arguments.FromProcess()).Run();
