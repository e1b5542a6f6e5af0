namespace Postfix.Tests.System;

/// <summary>A test that changes users, mounts or low ports, and so needs root; elsewhere it is skipped.</summary>
internal sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute() => Skip = Environment.IsPrivilegedProcess ? null : "needs root";
}
