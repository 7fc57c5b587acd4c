const all=what=>document.querySelectorAll(what);
for(const slider of all('.pair input')){
 const show=()=>slider.parentNode.style.setProperty('--x',slider.value+'%');
 slider.addEventListener('input',show);
 show();}
const state=document.getElementById('filter'),find=document.getElementById('find');
const choose=()=>{
 const word=find.value.toLowerCase();
 let count=0;
 for(const row of all('tbody tr')){
  const files=row.cells[0].textContent+row.cells[1].textContent;
  row.hidden=state.value!==''&&!row.classList.contains(state.value)
   ||!files.toLowerCase().includes(word);
  count+=!row.hidden;}
 document.getElementById('count').textContent=count;};
state.addEventListener('change',choose);
find.addEventListener('input',choose);
choose();
