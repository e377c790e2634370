/** The shells that completion is made for. */
export const completionShells = ['bash', 'zsh', 'fish', 'pwsh'] as const;

export type CompletionShell = (typeof completionShells)[number];

/** The script that teaches a shell to complete `csteams`; with `functions`, it also makes each of those cmdlets a command of the shell. */
export const completionScript = (shell: CompletionShell, functions: readonly string[]): string => scripts[shell](functions);

const scripts: Readonly<Record<CompletionShell, (functions: readonly string[]) => string>> = {
  bash: (functions) => `# bash completion for csteams. For this and later shells: csteams completion bash >> ~/.bashrc
_csteams_complete() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY[\${#COMPREPLY[@]}]=$line
  done < <(command csteams __complete bash "$COMP_WORDBREAKS" "\${COMP_LINE:0:$COMP_POINT}" 2>/dev/null)
}
_csteams_register() {
  complete -o nosort -o bashdefault -o default -F _csteams_complete "$@" 2>/dev/null ||
    complete -o bashdefault -o default -F _csteams_complete "$@"
}
_csteams_register csteams
${functions.map((name) => `${name}() { command csteams ${name} "$@"; }\n`).join('')}${functions.length > 0 ? `_csteams_register ${functions.join(' ')}\n` : ''}`,

  zsh: (functions) => `#compdef csteams${functions.map((name) => ` ${name}`).join('')}
# zsh completion for csteams. For this and later shells: csteams completion zsh >> ~/.zshrc (after compinit)
${functions.map((name) => `function ${name} { command csteams ${name} "$@" }\n`).join('')}_csteams() {
  local -a texts shown
  local line
  while IFS= read -r line; do
    texts+=("\${line%%$'\\t'*}")
    if [[ $line == *$'\\t'* ]]; then shown+=("\${line%%$'\\t'*}  -- \${line#*$'\\t'}"); else shown+=("$line"); fi
  done < <(command csteams __complete zsh "\${(@Q)words[1,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)
  if (( \${#texts} )); then compadd -U -V csteams -l -d shown -a texts; else _files; fi
}
if [[ $funcstack[1] == _csteams ]]; then
  _csteams "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
  compdef _csteams csteams${functions.map((name) => ` ${name}`).join('')}
fi
`,

  fish: (functions) => `# fish completion for csteams. For this and later shells: csteams completion fish > ~/.config/fish/conf.d/csteams.fish
function __csteams_complete
    set -l found (command csteams __complete fish (commandline -opc) (commandline -ct | string replace -r '^["\\']' '' | string collect --allow-empty) 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c csteams -k -f -a '(__csteams_complete)'
${functions.map((name) => `function ${name}; command csteams ${name} $argv; end\ncomplete -c ${name} -k -f -a '(__csteams_complete)'\n`).join('')}`,

  pwsh: (functions) => `# PowerShell completion for csteams. For this and later shells: csteams completion pwsh >> $PROFILE
Register-ArgumentCompleter -Native -CommandName csteams${functions.map((name) => `, ${name}`).join('')} -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
  $place = if ($wordToComplete -eq '') { 'new' } else { 'same' }
  csteams __complete pwsh $place @words 2>$null | ForEach-Object {
    $text, $note = $_ -split "\`t", 2
    [System.Management.Automation.CompletionResult]::new($text, $text, 'ParameterValue', $(if ($note) { $note } else { $text }))
  }
}
${functions.map((name) => `function ${name} { if ($MyInvocation.ExpectingInput) { $input | csteams ${name} @args } else { csteams ${name} @args } }\n`).join('')}`,
};
