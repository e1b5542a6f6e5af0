namespace Postfix.Config;

/// <summary>Why a macro's value is asked for.</summary>
public enum MacroUse
{
    /// <summary>The value takes the place of the reference.</summary>
    Value,

    /// <summary>Only whether it is empty matters: <c>${name?text}</c>, <c>${name:text}</c>.</summary>
    Test,
}
