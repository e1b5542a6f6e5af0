using Postfix.Postdrop;

return PostdropProgram.Run();
